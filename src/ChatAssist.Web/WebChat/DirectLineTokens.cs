using System.Security.Cryptography;
using System.Text.Json;

namespace ChatAssist.Web.WebChat;

/// <summary>Hands out, renews and takes back into use the tokens by which a citizen takes part in a conversation.</summary>
internal static class DirectLineTokens
{
    private const int LongestBody = 16 * 1024;
    private const int LongestUserId = 64;

    public static void MapDirectLineTokens(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/webchat/token", CreateAsync).RequireRateLimiting(RateLimits.PerAddress);
        routes.MapPost("/v3/directline/tokens/generate", GenerateAsync).RequireRateLimiting(RateLimits.PerAddress);
        routes.MapPost("/v3/directline/tokens/refresh", RefreshAsync);
    }

    public static ChatToken NewCitizen(TimeProvider clock, IReadOnlyList<string> origins, string? userId = null) =>
        new(Guid.CreateVersion7(clock.GetUtcNow()), string.IsNullOrEmpty(userId) ? $"dl_{RandomNumberGenerator.GetHexString(24, lowercase: true)}" : userId, origins);

    /// <summary>For anyone: a new citizen, or with a <c>resumeToken</c> one who was here before.</summary>
    private static async Task<IResult> CreateAsync(HttpContext context, ChatTokens tokens, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await ReadAsync(context, cancellationToken) is not { } body)
        {
            return DirectLineError.BadArgument("The body is a JSON object or empty.");
        }

        IReadOnlyList<string> origins = context.Request.Headers.Origin.ToString() is { Length: > 0 } origin ? [origin] : [];
        var known = Text(body, "resumeToken") is { Length: > 0 } resume ? await tokens.ReadAsync(TokenPurpose.Resume, resume) : null;
        var citizen = known is null ? NewCitizen(clock, origins) : known with { Origins = origins };
        return Results.Json(new
        {
            conversationId = citizen.ConversationId.ToString("N"),
            token = tokens.Issue(TokenPurpose.DirectLine, citizen),
            expires_in = ExpiresIn,
            resumeToken = tokens.Issue(TokenPurpose.Resume, citizen with { Origins = [] }),
        });
    }

    private static async Task<IResult> GenerateAsync(
        HttpContext context, DirectLineAccess access, ChatTokens tokens, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!access.IsSecret(context))
        {
            return DirectLineAccess.HasBearer(context) ? DirectLineError.Forbidden("The secret is wrong.") : DirectLineError.NoToken();
        }

        if (await ReadAsync(context, cancellationToken) is not { } body)
        {
            return DirectLineError.BadArgument("The body is a JSON object or empty.");
        }

        var userId = body.TryGetProperty("user", out var user) ? Text(user, "id") : "";
        if (userId.Length > LongestUserId)
        {
            return DirectLineError.BadArgument("The user's id is too long.");
        }

        return Token(tokens, NewCitizen(clock, Texts(body, "trustedOrigins"), userId));
    }

    private static async Task<IResult> RefreshAsync(HttpContext context, DirectLineAccess access, ChatTokens tokens)
    {
        var (caller, refusal) = await access.CheckAsync(context);
        return refusal ?? Token(tokens, caller!);
    }

    public static int ExpiresIn => (int)ChatTokens.Lifetime(TokenPurpose.DirectLine).TotalSeconds;

    private static IResult Token(ChatTokens tokens, ChatToken token) => Results.Json(new
    {
        conversationId = token.ConversationId.ToString("N"),
        token = tokens.Issue(TokenPurpose.DirectLine, token),
        expires_in = ExpiresIn,
    });

    /// <returns>Null where the body is neither empty nor a small JSON object.</returns>
    public static async Task<JsonElement?> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var bytes = await RequestBody.ReadAsync(context.Request, LongestBody, cancellationToken);
        try
        {
            return bytes is null ? null : JsonElement.Parse(bytes.Length == 0 ? "{}"u8 : bytes) is { ValueKind: JsonValueKind.Object } body ? body : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";

    private static string[] Texts(JsonElement body, string name) =>
        body.TryGetProperty(name, out var values) && values.ValueKind == JsonValueKind.Array
            ? [.. values.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString() ?? "")]
            : [];
}
