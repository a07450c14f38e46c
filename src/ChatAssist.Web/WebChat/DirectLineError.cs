namespace ChatAssist.Web.WebChat;

/// <summary>Refusals in Direct Line's form: <c>{"error":{"code","message"}}</c>.</summary>
internal static class DirectLineError
{
    public static IResult BadArgument(string message) => Of(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static IResult MissingProperty(string name) => Of(StatusCodes.Status400BadRequest, "MissingProperty", $"The property \"{name}\" is required.");

    public static IResult NoToken() => Of(StatusCodes.Status401Unauthorized, "Unauthorized", "Send a token: Authorization: Bearer …");

    public static IResult TokenRefused() => Of(StatusCodes.Status403Forbidden, "TokenExpired", "The token is invalid or has expired.");

    public static IResult Forbidden(string message) => Of(StatusCodes.Status403Forbidden, "Forbidden", message);

    public static IResult UnknownConversation() => Of(StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation.");

    public static IResult TooLarge(int bytes) => Of(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", $"At most {bytes} bytes are accepted.");

    public static IResult TooMany(string message) => Of(StatusCodes.Status429TooManyRequests, "RateLimited", message);

    public static IResult Of(int status, string code, string message) =>
        Results.Json(new { error = new { code, message } }, statusCode: status);
}
