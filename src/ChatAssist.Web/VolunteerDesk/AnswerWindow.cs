using ChatAssist.Conversations;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>How long a volunteer's answer can still reach the citizen where the channel closes some time after their last act.</summary>
internal static class AnswerWindow
{
    /// <returns>Empty where the channel is always open.</returns>
    public static string Describe(Conversation conversation, IEnumerable<IChannel> channels, DateTimeOffset now)
    {
        if (channels.FirstOrDefault(channel => channel.Name == conversation.Channel)?.Window is not { } window || conversation.LastInteractionAt is not { } last)
        {
            return "";
        }

        var left = last + window - now;
        return left > TimeSpan.FromHours(2) ? $"còn trả lời được {(int)left.TotalHours} giờ"
            : left > TimeSpan.Zero ? $"chỉ còn trả lời được {Math.Max(1, (int)left.TotalMinutes)} phút"
            : "đã quá hạn trả lời trên kênh này, chỉ còn cách gọi điện";
    }
}
