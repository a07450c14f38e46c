using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatAssist.Answering;
using ChatAssist.Privacy;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAssist.Composing;

/// <summary>Asks a model to sum up what was said, whether it may be asked or not, and keeps what the messages say; an evaluation does so, too.</summary>
public sealed class SummaryWriter(StructuredModel model, Prompts prompts, VerifierWords words, IOptions<ModelOptions> options, ILogger<SummaryWriter> logger)
{
    private const string PromptName = "summary";
    private const int MostSentences = 4;
    private const int LongestText = 400;
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly AnswerVerifier _verifier = new(words);

    /// <param name="said">Oldest first.</param>
    public async Task<WrittenSummary> WriteAsync(IReadOnlyList<SaidBefore> said, Guid conversationId, CancellationToken cancellationToken)
    {
        var lines = said.Select((line, i) => (line.IsCitizen, Passage: new CitedPassage($"m{i + 1}", Tidy(line.Text)))).ToList();
        var question = new ModelQuestion
        {
            Use = ModelUse.Summarise,
            Prompt = prompts.Fill(PromptName, ("most", MostSentences.ToString(CultureInfo.InvariantCulture))),
            Data = JsonSerializer.Serialize(new { messages = lines.Select(line => new { line.Passage.Id, from = line.IsCitizen ? "citizen" : "assistant", line.Passage.Text }) }, s_json),
            Format = AnswerForm.Schema(lines.Select(line => line.Passage.Id)),
            MostTokens = 300,
            Check = AnswerForm.Check,
            ConversationId = conversationId,
            CitizenId = "",
            FirstPatience = options.Value.Answer,
            Patience = options.Value.Answer,
        };
        try
        {
            var answer = await model.AskAsync(question, cancellationToken);
            var sentences = answer.GetProperty("sentences").EnumerateArray().Select(sentence => SentenceReader.Of(sentence)!).Where(sentence => sentence.Cites.Count > 0).ToList();
            // Who spoke stands beside the message and not in it.
            var passages = lines.ConvertAll(line => line.Passage with { Text = $"{(line.IsCitizen ? "Người dân hỏi" : "Trợ lý đã trả lời")}: {line.Passage.Text}" });
            var verdicts = _verifier.Verify("", passages, sentences);
            (question.Calls[^1].Kept, question.Calls[^1].Dropped) = (verdicts.Count(verdict => verdict.IsKept), verdicts.Count(verdict => !verdict.IsKept));
            return new WrittenSummary([.. sentences.Where((_, i) => verdicts[i].IsKept).Select(sentence => SentenceText.Of(sentence.Text).Words).Take(MostSentences)], question.Calls);
        }
        catch (ModelException exception)
        {
            logger.LogWarning("The model could not sum up a conversation: {Trouble}", exception.Message);
            return new WrittenSummary([], question.Calls);
        }
    }

    private static string Tidy(string text)
    {
        var masked = PersonalData.Mask(text.Replace("**", "", StringComparison.Ordinal));
        return masked.Length <= LongestText ? masked : masked[..LongestText];
    }
}

/// <param name="Sentences">What is certain, in order.</param>
/// <param name="Calls">To be stored.</param>
public sealed record WrittenSummary(IReadOnlyList<string> Sentences, IReadOnlyList<ModelCall> Calls);
