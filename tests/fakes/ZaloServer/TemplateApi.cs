using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAssist.Fakes.Zalo;

/// <summary>Template messages by user id and by phone, and uploads.</summary>
internal sealed class TemplateApi(World world, Caller caller)
{
    private const int LongestTrackingId = 48;
    private const int MegaByte = 1024 * 1024;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v3.0/oa/message/template", context => Bodies.AnswerAsync(context, caller, ByUserId));
        routes.MapPost("/message/template", context => Bodies.AnswerAsync(context, caller, ByPhone));
        foreach (var (kind, limit) in (ReadOnlySpan<(string, int)>)[("image", MegaByte), ("gif", 5 * MegaByte), ("file", 5 * MegaByte)])
        {
            routes.MapPost($"/v2.0/oa/upload/{kind}", (HttpRequest request) => caller.AsAsync(request.HttpContext, _ => UploadAsync(request.HttpContext, kind, limit))).DisableAntiforgery();
        }
    }

    private IResult ByUserId(OfficialAccount account, JsonElement body)
    {
        var user = body.GetProperty("user_id").GetString()!;
        return account.Talks.ContainsKey(user) ? Sent(user, body, "message_id") : Envelope.Error(-213, "User has not followed or interacted");
    }

    private IResult ByPhone(OfficialAccount account, JsonElement body)
    {
        var phone = body.GetProperty("phone").GetString()!;
        if (!phone.StartsWith("84", StringComparison.Ordinal) || !phone.All(char.IsAsciiDigit))
        {
            return Envelope.Error(-108, "Phone number is invalid");
        }

        return body.GetProperty("tracking_id").GetString() is { Length: > 0 and <= LongestTrackingId } ? Sent(phone, body, "msg_id") : Envelope.Error(-1121, "tracking_id is invalid");
    }

    private IResult Sent(string to, JsonElement body, string idName)
    {
        lock (world.Lock)
        {
            var sent = new SentTemplate(to, body.GetProperty("template_id").GetString()!, body.GetProperty("template_data").GetRawText(), world.NewMessageId());
            world.Templates.Add(sent);
            return Envelope.Success(new JsonObject { [idName] = sent.MessageId, ["sent_time"] = world.Clock.Milliseconds });
        }
    }

    private async Task<IResult> UploadAsync(HttpContext context, string kind, int limit)
    {
        if (!context.Request.HasFormContentType || (await context.Request.ReadFormAsync()).Files.GetFile("file") is not { } file || file.Length > limit)
        {
            return Envelope.Error(-201, "file is invalid");
        }

        return Envelope.Success(new JsonObject { [kind == "file" ? "token" : "attachment_id"] = world.Uploads.Add(world.Clock.GetUtcNow()) });
    }
}
