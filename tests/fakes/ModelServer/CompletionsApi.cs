using System.Text.Json.Nodes;

namespace ChatAssist.Fakes.Models;

/// <summary>POST chat/completions of every kind.</summary>
internal sealed class CompletionsApi(World world)
{
    public void Map(WebApplication app)
    {
        foreach (var kind in Enum.GetValues<ModelKind>())
        {
            app.MapPost($"{ModelKinds.Path(kind)}/chat/completions", (HttpContext context) => AnswerAsync(kind, context));
        }

        app.MapGet("/llamacpp/health", () => world.TakeFault() == Fault.Loading ? Results.Json(new { error = new { code = 503, message = "Loading model" } }, statusCode: 503) : Results.Json(new { status = "ok" }));
    }

    private async Task AnswerAsync(ModelKind kind, HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = (JsonObject)JsonNode.Parse(await reader.ReadToEndAsync(context.RequestAborted))!;
        var authorization = Authorization(context);
        world.Requests.Enqueue(new Asked(kind, body, authorization));
        var fault = world.TakeFault();
        if ((Refusals.Of(kind, fault, body, context) ?? RequestRules.Refuse(kind, body, authorization, world)) is { } refusal)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        if (fault == Fault.Reset)
        {
            context.Abort();
            return;
        }

        if (fault == Fault.SlowFirstByte)
        {
            await Task.Delay(world.Slowness, context.RequestAborted);
        }

        await Task.Delay(world.FirstToken, context.RequestAborted);
        var reply = Reply.Of(await world.AnswerAsync(body, context.RequestAborted), kind, fault, body);
        await ((bool?)body["stream"] == true ? new StreamedReply(kind, reply, fault, world, body).WriteAsync(context) : new WholeReply(kind, reply, body).WriteAsync(context));
    }

    private static string Authorization(HttpContext context) => context.Request.Headers["api-key"].FirstOrDefault()
        ?? context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
}
