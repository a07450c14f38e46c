using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAssist.Fakes.Zalo;

/// <summary>Sending: what a citizen's telephone shows, within the window, and the events that follow.</summary>
internal sealed class MessageApi(World world, Caller caller, Webhooks webhooks)
{
    private static readonly TimeSpan s_free = TimeSpan.FromHours(48);
    private static readonly TimeSpan s_window = TimeSpan.FromDays(7);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v3.0/oa/message/cs", context => AnswerAsync(context, SendAsync));
        routes.MapPost("/v2.0/oa/message", context => AnswerAsync(context, ReactAsync));
        foreach (var retired in (string[])["transaction", "promotion"])
        {
            routes.MapPost($"/v3.0/oa/message/{retired}", () => Envelope.Error(-240, "This API has been shut down"));
        }
    }

    private Task AnswerAsync(HttpContext context, Func<OfficialAccount, JsonElement, IResult> call) => Bodies.AnswerAsync(context, caller, call);

    private IResult SendAsync(OfficialAccount account, JsonElement body)
    {
        lock (world.Lock)
        {
            var (code, message) = Check(account, body, out var talk);
            if (code != 0)
            {
                world.Refusals.Add(code);
                return Envelope.Error(code, message);
            }

            var sent = PhoneMessages.Of(body.GetProperty("message"), world);
            talk!.Messages.Add(sent);
            webhooks.AddEcho(account, talk, sent, adminId: null);
            webhooks.AddReceipts(account, talk, sent);
            return Envelope.Success(new JsonObject
            {
                ["message_id"] = sent.Id,
                ["user_id"] = talk.Citizen.Id,
                ["sent_time"] = world.Clock.Milliseconds,
                ["quota"] = new JsonObject { ["quota_type"] = "reply", ["remain"] = "7", ["total"] = "8", ["owner_type"] = "OA", ["owner_id"] = account.Id },
            });
        }
    }

    private (int Code, string Message) Check(OfficialAccount account, JsonElement body, out Talk? talk)
    {
        talk = null;
        if (!body.TryGetProperty("recipient", out var recipient) || !recipient.TryGetProperty("user_id", out var user) || user.ValueKind != JsonValueKind.String)
        {
            return (-201, "user_id is invalid");
        }

        if (!body.TryGetProperty("message", out var message) || message.ValueKind != JsonValueKind.Object)
        {
            return (-201, "message is invalid");
        }

        if (!account.Talks.TryGetValue(user.GetString()!, out talk) || talk.LastInteraction is not { } last)
        {
            return (-213, "User has not followed or interacted");
        }

        var (code, words) = MessageRules.Check(message, world);
        var silent = world.Clock.GetUtcNow() - last;
        if (code != 0 || silent <= s_free)
        {
            return (code, words);
        }

        if (silent > s_window)
        {
            return (-230, "User has not interacted with the OA in the past 7 days");
        }

        return --account.PaidMessages < 0 ? (-211, "Out of quota") : (0, "");
    }

    private IResult ReactAsync(OfficialAccount account, JsonElement body)
    {
        if (!body.TryGetProperty("sender_action", out var action))
        {
            return Envelope.Error(-240, "MessageV2 API has been shut down");
        }

        lock (world.Lock)
        {
            var message = account.Talks.Values.SelectMany(talk => talk.Messages).FirstOrDefault(message => message.Id == action.GetProperty("react_message_id").GetString());
            if (message is null)
            {
                return Envelope.Error(-201, "react_message_id is invalid");
            }

            message.Reactions.Add(action.GetProperty("react_icon").GetString()!);
            return Envelope.Success(new JsonObject { ["message_id"] = message.Id });
        }
    }
}
