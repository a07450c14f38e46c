using System.Text.Encodings.Web;
using System.Text.Json;
using ChatAssist.Answering;
using ChatAssist.Conversations;
using ChatAssist.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAssist.Composing;

/// <summary>A conversation in a few sentences for the volunteer who takes it; each sentence is verified against the messages that it cites.</summary>
public sealed class ModelSummary(
    StructuredModel model, ModelAllowance allowance, Prompts prompts, VerifierWords words, IDbContextFactory<ChatAssistDb> databases, DbWriter writer, IOptions<ModelOptions> options, ILogger<ModelSummary> logger)
{
    private const string PromptName = "summary";
    private const int MostMessages = 30;
    private const int MostSentences = 4;
    private const int LongestText = 400;
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly AnswerVerifier _verifier = new(words);

    /// <returns>What is certain, in order; empty where no model could be asked or nothing it said stands: then the desk shows its own summary alone.</returns>
    public async Task<IReadOnlyList<string>> SummariseAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        try
        {
            if (await allowance.EnterAsync(ModelUse.Summarise, citizenId: "", cancellationToken) is not { } place)
            {
                return [];
            }

            using var leave = place;
            return await SummariseAsync(conversationId, await ReadAsync(conversationId, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogError(exception, "Conversation {ConversationId} could not be summed up", conversationId);
            return [];
        }
    }

    private async Task<IReadOnlyList<string>> SummariseAsync(Guid conversationId, List<(bool IsCitizen, CitedPassage Passage)> lines, CancellationToken cancellationToken)
    {
        var question = new ModelQuestion
        {
            Use = ModelUse.Summarise,
            Prompt = prompts.Fill(PromptName, ("most", MostSentences.ToString(System.Globalization.CultureInfo.InvariantCulture))),
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
            return [.. sentences.Where((_, i) => verdicts[i].IsKept).Select(sentence => SentenceText.Of(sentence.Text).Words).Take(MostSentences)];
        }
        catch (ModelException exception)
        {
            logger.LogWarning("The model could not sum up a conversation: {Trouble}", exception.Message);
            return [];
        }
        finally
        {
            await writer.WriteAsync(async db =>
            {
                db.ModelCalls.AddRange(question.Calls);
                return await db.SaveChangesAsync(CancellationToken.None);
            });
        }
    }

    private async Task<List<(bool IsCitizen, CitedPassage Passage)>> ReadAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var messages = await db.Messages.AsNoTracking()
            .Where(message => message.ConversationId == conversationId && message.Kind == MessageKind.Text && message.Author != MessageAuthor.Volunteer)
            .OrderByDescending(message => message.Sequence).Take(MostMessages).ToListAsync(cancellationToken);
        messages.Reverse();
        return [.. messages.Select((message, i) => (message.Author == MessageAuthor.Citizen, new CitedPassage($"m{i + 1}", Tidy(message.Text))))];
    }

    private static string Tidy(string text)
    {
        var masked = PersonalData.Mask(text.Replace("**", "", StringComparison.Ordinal));
        return masked.Length <= LongestText ? masked : masked[..LongestText];
    }
}
