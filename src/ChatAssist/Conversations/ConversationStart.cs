using ChatAssist.Answering;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Conversations;

/// <summary>Begins conversations: each once, with one greeting.</summary>
public sealed class ConversationStart(
    DbWriter writer, MessageOutbox outbox, Replies replies, IDbContextFactory<ChatAssistDb> databases, TimeProvider clock)
{
    /// <returns>False where the conversation had begun before; nothing is changed then.</returns>
    public Task<bool> BeginAsync(Guid conversationId, string channel, string citizenId) => writer.ChangeAsync(conversationId, group =>
    {
        if (group.Conversation(conversationId) is not null)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var conversation = new Conversation { Id = conversationId, Channel = channel, CitizenId = citizenId, StartedAt = now, LastActivityAt = now };
        group.Add(conversation);
        var greeting = CannedAnswer.Of(replies[ReplyKeys.Greeting], Topic.None);
        conversation.Topic = greeting.Next;
        outbox.Add(group, conversation, greeting, MessageKind.Greeting, replyTo: null, TimeSpan.Zero);
        return true;
    });

    public async Task<bool> HasBegunAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Conversations.AnyAsync(conversation => conversation.Id == conversationId, cancellationToken);
    }
}
