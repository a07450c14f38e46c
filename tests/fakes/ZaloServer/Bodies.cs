using System.Text.Json;

namespace ChatAssist.Fakes.Zalo;

/// <summary>Reads JSON bodies and the <c>data</c> parameter of GETs.</summary>
internal static class Bodies
{
    public static async Task AnswerAsync(HttpContext context, Caller caller, Func<OfficialAccount, JsonElement, IResult> call)
    {
        var answer = await caller.AsAsync(context, async account =>
        {
            try
            {
                return call(account, await ReadAsync(context));
            }
            catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                return Envelope.Error(-201, "Params is invalid");
            }
        });
        await answer.ExecuteAsync(context);
    }

    private static async Task<JsonElement> ReadAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method))
        {
            var data = context.Request.Query["data"].ToString();
            return data.Length == 0 ? JsonElement.Parse("{}") : JsonElement.Parse(data);
        }

        if (context.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
        {
            throw new FormatException("Content-Type");
        }

        using var document = await JsonDocument.ParseAsync(context.Request.Body);
        return document.RootElement.Clone();
    }
}
