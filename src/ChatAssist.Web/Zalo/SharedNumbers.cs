using ChatAssist.Answering;
using ChatAssist.Conversations;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.Zalo;

/// <summary>A number that a citizen shares by Zalo's card when asked for one is heard like a typed one: encrypted, and masked in the transcript.</summary>
internal sealed class SharedNumbers(IDbContextFactory<ChatAssistDb> databases)
{
    /// <returns>The message itself where nobody has asked for a number, or none was shared.</returns>
    public async Task<IncomingMessage> AsAskedAsync(IncomingMessage message, ZaloEvent received)
    {
        if (received.Name != "user_submit_info" || ZaloPayload.PhoneOf(received) is not { Length: > 0 } phone)
        {
            return message;
        }

        await using var db = await databases.CreateDbContextAsync();
        var conversation = await db.Conversations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == message.ConversationId);
        return conversation?.Topic.Leaving == Leaving.PhoneNumber
            ? message with { Kind = MessageKind.Text, Text = phone, Notice = null, NeedsTurn = true }
            : message;
    }
}
