using System.Text.Encodings.Web;
using System.Text.Json;
using ChatAssist.Answering;
using ChatAssist.Privacy;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAssist.Composing;

/// <summary>
/// Has a model put a composed answer into other words, and shows only what <see cref="AnswerVerifier"/> finds in the
/// passages. Whatever an endpoint does, the composed answer stands.
/// </summary>
public sealed class AnswerPhraser(StructuredModel model, Prompts prompts, VerifierWords words, IOptions<ModelOptions> options, TimeProvider clock, ILogger<AnswerPhraser> logger)
{
    private const string PromptName = "answer";
    private const int MostWords = 2_000;
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly AnswerVerifier _verifier = new(words);
    private readonly Coverage _coverage = new(words);
    private readonly Substance _substance = new(words);

    /// <param name="question">The citizen's words; masked once more here, whoever has masked them before.</param>
    /// <param name="show">Gets the answer as far as it is verified, each time it has grown.</param>
    /// <returns>The answer in other words or as it was, and the calls that were made.</returns>
    public async Task<Phrased> PhraseAsync(Answer answer, string question, Guid conversationId, string citizenId, Action<string> show, CancellationToken cancellationToken)
    {
        var (grounds, links, begun) = (answer.Grounds!, new LinkTokens(), clock.GetTimestamp());
        var passages = links.Hide(grounds.Passages());
        if (passages.Exists(passage => ToTheModel.IsIn(passage.Text, words)))
        {
            return new Phrased(answer, []);
        }

        var draft = new Draft(grounds, passages, links, _verifier, _substance, show);
        var asked = Ask(question, passages, draft, conversationId, citizenId);
        var trouble = "";
        try
        {
            var said = await model.AskAsync(asked, cancellationToken);
            draft.Complete(said);
            trouble = !AnswerForm.IsFull(said) ? "not-full" : draft.Kept == 0 ? "nothing-kept" : _coverage.LeftOut(grounds.Body, draft.Said) is { } line ? $"left-out: {line}" : "";
        }
        catch (ModelException exception)
        {
            trouble = exception.Trouble.ToString();
            logger.LogWarning("The model was of no help: {Trouble}", exception.Message);
        }

        return Settle(answer, asked, draft, trouble, clock.GetElapsedTime(begun));
    }

    private ModelQuestion Ask(string question, List<CitedPassage> passages, Draft draft, Guid conversationId, string citizenId)
    {
        var masked = PersonalData.Mask(question);
        var address = CitizenWord.In(masked);
        return new ModelQuestion
        {
            Use = ModelUse.Compose,
            Prompt = prompts.Fill(PromptName, ("address", address)),
            Data = JsonSerializer.Serialize(new { question = masked.Length > MostWords ? masked[..MostWords] : masked, passages }, s_json),
            Format = AnswerForm.Schema(passages.Select(passage => passage.Id)),
            MostTokens = options.Value.AnswerTokens,
            Check = AnswerForm.Check,
            ConversationId = conversationId,
            CitizenId = citizenId,
            FirstPatience = options.Value.FirstSentence,
            Patience = options.Value.Answer,
            Begun = draft.Clear,
            Received = draft.Receive,
            HasShown = () => draft.HasShown,
        };
    }

    private static Phrased Settle(Answer answer, ModelQuestion asked, Draft draft, string trouble, TimeSpan time)
    {
        if (asked.Calls.Count == 0)
        {
            return new Phrased(answer, []);
        }

        var wording = trouble.Length > 0 ? AnswerWording.Composed : draft.Refused.Count > 0 ? AnswerWording.Thinned : AnswerWording.Model;
        var last = asked.Calls[^1];
        (last.Wording, last.Kept, last.Dropped) = (wording, draft.Kept, draft.Refused.Count);
        last.Reasons = string.Join(',', draft.Refused.Select(sentence => sentence.Why).Append(trouble).Where(why => why.Length > 0).Select(why => why.Split(':')[0]));
        Telemetry.AnswerPhrased(wording, draft.Kept, draft.Refused.Select(sentence => sentence.Why));
        var record = new ModelRecord(
            last.Endpoint, last.Model, last.PromptVersion, last.Rung, wording, trouble, wording == AnswerWording.Composed ? 0 : draft.Kept, [.. draft.Refused], time.TotalMilliseconds, draft.HasShown);
        return new Phrased(answer with { Text = wording == AnswerWording.Composed ? answer.Text : draft.Text, Model = record }, asked.Calls);
    }
}

/// <param name="Calls">To be stored with the turn.</param>
public sealed record Phrased(Answer Answer, IReadOnlyList<ModelCall> Calls);
