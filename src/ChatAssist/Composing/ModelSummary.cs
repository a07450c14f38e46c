using ChatAssist.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChatAssist.Composing;

/// <summary>A conversation in a few sentences for the volunteer who takes it; each sentence is verified against the messages that it cites.</summary>
public sealed class ModelSummary(SummaryWriter summary, ModelAllowance allowance, IDbContextFactory<ChatAssistDb> databases, DbWriter writer, ILogger<ModelSummary> logger)
{
    private const int MostMessages = 30;

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
            var written = await summary.WriteAsync(await ReadAsync(conversationId, cancellationToken), conversationId, cancellationToken);
            await writer.WriteAsync(async db =>
            {
                db.ModelCalls.AddRange(written.Calls);
                return await db.SaveChangesAsync(CancellationToken.None);
            });
            return written.Sentences;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogError(exception, "Conversation {ConversationId} could not be summed up", conversationId);
            return [];
        }
    }

    private async Task<List<SaidBefore>> ReadAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var messages = await db.Messages.AsNoTracking()
            .Where(message => message.ConversationId == conversationId && message.Kind == MessageKind.Text && message.Author != MessageAuthor.Volunteer)
            .OrderByDescending(message => message.Sequence).Take(MostMessages).ToListAsync(cancellationToken);
        messages.Reverse();
        return messages.ConvertAll(message => new SaidBefore(message.Author == MessageAuthor.Citizen, message.Text));
    }
}
