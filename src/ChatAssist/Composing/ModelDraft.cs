using System.Text.Encodings.Web;
using System.Text.Json;
using ChatAssist.Answering;
using ChatAssist.Conversations;
using ChatAssist.Handoffs;
using ChatAssist.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAssist.Composing;

/// <summary>The draft of a reply for the volunteer who holds a conversation: each sentence verified against the passages that it cites, none sent by itself.</summary>
public sealed class ModelDraft(
    StructuredModel model, ModelAllowance allowance, Prompts prompts, VerifierWords words, LiveAssistant assistant, HandoffWhy why, IDbContextFactory<ChatAssistDb> databases, DbWriter writer,
    IOptions<ModelOptions> options, ILogger<ModelDraft> logger)
{
    private const string PromptName = "draft";
    private const int MostRead = 60;
    private const int MostLines = 6;
    private const int LongestLine = 200;
    private const int MostTokens = 400;
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly AnswerVerifier _verifier = new(words);
    private readonly Substance _substance = new(words);

    /// <returns>Null where no model could be asked, there is nothing to draft from, or nothing that it said stands.</returns>
    public async Task<DraftedReply?> WriteAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        try
        {
            if (await allowance.EnterAsync(ModelUse.Draft, citizenId: "", cancellationToken) is not { } place)
            {
                return null;
            }

            using var leave = place;
            var (summary, history) = await ReadAsync(conversationId, cancellationToken);
            var question = PersonalData.Mask(summary.Asked is [var latest, ..] ? latest : "");
            var passages = DraftPassages.Of(assistant.Current, words, question, summary.ProcedureCode, summary.CaseName);
            return passages.Passages.Count == 0 ? null : await WriteAsync(conversationId, question, history, passages, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogError(exception, "No reply could be drafted in conversation {ConversationId}", conversationId);
            return null;
        }
    }

    private async Task<DraftedReply?> WriteAsync(Guid conversationId, string question, IEnumerable<object> history, DraftPassages passages, CancellationToken cancellationToken)
    {
        var draft = new Draft(new Grounds("", "", "", () => []), passages.Passages, passages.Links, _verifier, _substance, _ => { });
        var asked = new ModelQuestion
        {
            Use = ModelUse.Draft,
            Prompt = prompts.Fill(PromptName, ("address", CitizenWord.In(question))),
            Data = JsonSerializer.Serialize(new { history, question, passages = passages.Passages }, s_json),
            Format = AnswerForm.Schema(passages.Passages.Select(passage => passage.Id)),
            MostTokens = MostTokens,
            Check = AnswerForm.Check,
            ConversationId = conversationId,
            CitizenId = "",
            FirstPatience = options.Value.Answer,
            Patience = options.Value.Answer,
        };
        try
        {
            draft.Complete(await model.AskAsync(asked, cancellationToken));
            var last = asked.Calls[^1];
            (last.Kept, last.Dropped) = (draft.Kept, draft.Refused.Count);
            last.Reasons = string.Join(',', draft.Refused.Select(sentence => sentence.Why.Split(':')[0]));
            return draft.Kept == 0 ? null : new DraftedReply(draft.Said, passages.SourcesOf(draft.Cited), draft.Refused.Count);
        }
        catch (ModelException exception)
        {
            logger.LogWarning("The model could not draft a reply: {Trouble}", exception.Message);
            return null;
        }
        finally
        {
            await writer.WriteAsync(async db =>
            {
                db.ModelCalls.AddRange(asked.Calls);
                return await db.SaveChangesAsync(CancellationToken.None);
            });
        }
    }

    private async Task<(HandoffSummary Summary, IEnumerable<object> History)> ReadAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var conversation = await db.Conversations.AsNoTracking().SingleAsync(row => row.Id == conversationId, cancellationToken);
        var messages = await db.Messages.AsNoTracking()
            .Where(row => row.ConversationId == conversationId && row.Kind == MessageKind.Text)
            .OrderByDescending(row => row.Sequence).Take(MostRead).ToListAsync(cancellationToken);
        messages.Reverse();
        return (
            HandoffSummary.Of(conversation, messages, assistant.Current.Knowledge, why.IsQuestion),
            messages.TakeLast(MostLines).Select(message => new { from = message.Author.ToString().ToLowerInvariant(), text = Tidy(message.Text) }));
    }

    private static string Tidy(string text)
    {
        var masked = PersonalData.Mask(text.Replace("**", "", StringComparison.Ordinal));
        return masked.Length <= LongestLine ? masked : masked[..LongestLine];
    }
}

/// <param name="LeftOut">How many sentences did not stand.</param>
public sealed record DraftedReply(string Text, IReadOnlyList<Source> Sources, int LeftOut);
