using ChatAssist.Answering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChatAssist.Conversations;

/// <summary>One turn: reads the oldest unhandled message, answers it, and ends the turn in one transaction.</summary>
public sealed class TurnTaker(
    Responder responder,
    MessageOutbox outbox,
    DbWriter writer,
    ConversationSignals signals,
    IDbContextFactory<ChatAssistDb> databases,
    TimeProvider clock,
    ILogger<TurnTaker> logger)
{
    /// <returns>False where no turn was owed.</returns>
    public async Task<bool> TakeAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        var (conversation, message) = await FindAsync(conversationId, cancellationToken);
        if (conversation is null || message is null)
        {
            return false;
        }

        signals.Publish(conversationId, ConversationSignal.Typing);
        var begin = clock.GetTimestamp();
        var answers = Respond(conversation, message);
        var duration = clock.GetElapsedTime(begin);
        await writer.WriteAsync((db, token) => EndAsync(db, conversation.Version, message, answers, duration, token), cancellationToken);
        signals.Publish(conversationId, ConversationSignal.NewMessage);
        return true;
    }

    private async Task<(Conversation? Conversation, Message? Message)> FindAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var message = await db.Messages.AsNoTracking()
            .Where(message => message.ConversationId == conversationId && message.HandledAt == null)
            .OrderBy(message => message.Sequence)
            .FirstOrDefaultAsync(cancellationToken);
        var conversation = message is null
            ? null
            : await db.Conversations.AsNoTracking().FirstOrDefaultAsync(conversation => conversation.Id == conversationId, cancellationToken);
        return (conversation, message);
    }

    private IReadOnlyList<Answer> Respond(Conversation conversation, Message message)
    {
        try
        {
            return responder.Respond(conversation, message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(
                exception, "Message {Sequence} of conversation {ConversationId} could not be answered", message.Sequence, message.ConversationId);
            return [responder.Apology(conversation)];
        }
    }

    private async Task<bool> EndAsync(
        ChatAssistDb db, int version, Message message, IReadOnlyList<Answer> answers, TimeSpan duration, CancellationToken cancellationToken)
    {
        var conversation = await db.Conversations.FirstAsync(stored => stored.Id == message.ConversationId, cancellationToken);
        if (conversation.Version != version)
        {
            // Someone else ended this turn; what they said stands.
            return false;
        }

        conversation.Version++;
        conversation.Topic = answers[^1].Next;
        conversation.LastActivityAt = clock.GetUtcNow();
        conversation.ToldOfPersonalDataAt ??= message.HadPersonalData ? conversation.LastActivityAt : null;
        foreach (var answer in answers)
        {
            outbox.Add(db, conversation, answer, MessageKind.Text, message.Sequence, duration);
        }

        await db.Messages.Where(stored => stored.ConversationId == message.ConversationId && stored.Sequence == message.Sequence)
            .ExecuteUpdateAsync(stored => stored.SetProperty(handled => handled.HandledAt, conversation.LastActivityAt), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
