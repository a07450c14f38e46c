using System.Text.Json.Nodes;
using ChatAssist.Answering;
using ChatAssist.Conversations;
using ChatAssist.Handoffs;
using Microsoft.Extensions.Options;

namespace ChatAssist.Web.Zalo;

/// <summary>Reads what a citizen has sent into an <see cref="IncomingMessage"/>: words, what is only a sign of life, what cannot be read, a place.</summary>
internal sealed class ZaloMessageReader(Replies replies, NearestPlaces places, IOptions<ZaloOptions> options, TimeProvider clock)
{
    private const string UserSend = "user_send_";

    /// <summary>What an answerer reads as a greeting without words.</summary>
    private const string Wordless = "🙂";

    /// <summary>A kind that is known, for the metrics; what a stranger might invent is "other".</summary>
    public static string KindOf(string eventName) => eventName switch
    {
        "user_send_text" or "user_send_image" or "user_send_gif" or "user_send_sticker" or "user_send_file" or "user_send_audio" or "user_send_video"
            or "user_send_link" or "user_send_location" or "user_send_business_card" => eventName[UserSend.Length..],
        "user_submit_info" => "info",
        _ => "other",
    };

    public IncomingMessage Read(ZaloAccount account, ZaloEvent received)
    {
        var kind = KindOf(received.Name);
        var message = new IncomingMessage(
            account.Channel,
            ZaloConversation.Id(account.OaId, received.SenderId),
            received.MessageId.Length > 0 ? received.MessageId : $"{received.Name}/{received.SenderId}/{received.Timestamp}",
            TextOf(kind, received),
            Payload: ZaloPayload.Of(kind, received)?.ToJsonString())
        {
            SaidAt = Earlier(received.At, clock.GetUtcNow()),
        };
        return kind switch
        {
            "location" when ZaloPayload.CoordinatesOf(received) is { } here => message with { Notice = places.Answer(here.Latitude, here.Longitude), NeedsTurn = false },
            "info" => message with { Kind = MessageKind.Event, Notice = Say("zalo_info_received"), NeedsTurn = false },
            "text" or "link" or "sticker" or "gif" => WithAge(message),
            _ => WithAge(message with { Attachments = Math.Max(1, received.Attachments.Count()) }),
        };
    }

    /// <summary>After an outage old messages come in: late ones get an apology with the answer, very late ones a person.</summary>
    private IncomingMessage WithAge(IncomingMessage message)
    {
        var age = clock.GetUtcNow() - message.SaidAt!.Value;
        if (age > TimeSpan.FromHours(options.Value.TooLateHours))
        {
            return message with { Notice = Say("zalo_too_late"), NeedsTurn = false, Handoff = HandoffReason.TooLate };
        }

        return age > TimeSpan.FromMinutes(options.Value.LateMinutes) ? message with { Notice = Say("zalo_late") } : message;
    }

    private Answer? Say(string key) => CannedAnswer.Of(replies[key], Topic.None);

    private static string TextOf(string kind, ZaloEvent received) => kind switch
    {
        "sticker" or "gif" when received.MessageText.Length == 0 => Wordless,
        "link" => string.Join('\n', received.Attachments
            .SelectMany(link => (string[])[ZaloEvent.Text(link.Payload, "title"), ZaloEvent.Text(link.Payload, "description")])
            .Prepend(received.MessageText)
            .Where(text => text.Length > 0)
            .Distinct(StringComparer.Ordinal)),
        "info" => "",
        _ => received.MessageText,
    };

    /// <summary>Zalo's clock may be ahead of ours; nobody writes in the future.</summary>
    private static DateTimeOffset Earlier(DateTimeOffset? said, DateTimeOffset now) => said < now ? said.Value : now;
}
