namespace ChatAssist.Web.WebChat;

/// <summary>By it the page without a script knows its conversation: the resume token, out of reach of scripts.</summary>
internal sealed class ChatCookie(ChatTokens tokens, TimeProvider clock)
{
    private const string Name = "chatassist";

    public async Task<ChatToken?> ReadAsync(HttpContext context) =>
        context.Request.Cookies[Name] is { Length: > 0 } token ? await tokens.ReadAsync(TokenPurpose.Resume, token) : null;

    public ChatToken NewCitizen() => DirectLineTokens.NewCitizen(clock, []);

    public void Write(HttpContext context, ChatToken citizen) => context.Response.Cookies.Append(Name, Token(citizen), new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Path = "/chat",
        MaxAge = ChatTokens.Lifetime(TokenPurpose.Resume),
        IsEssential = true,
    });

    public string Token(ChatToken citizen) => tokens.Issue(TokenPurpose.Resume, citizen);

    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(Name, new CookieOptions { Path = "/chat" });
}
