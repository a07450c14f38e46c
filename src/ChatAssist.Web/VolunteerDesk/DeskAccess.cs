using ChatAssist.Handoffs;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>Who may open which door of the desk: a session in a cookie, asked of the database with each request.</summary>
internal static class DeskAccess
{
    public const string Scheme = "desk";
    public const string Everybody = "desk";
    public const string Conversations = "conversations";
    public const string Guides = "guides";
    public const string Leaders = "leaders";
    public const string Administrators = "administrators";
    public const string SignInPath = "/desk/sign-in";

    /// <summary>A working day; whoever works on stays signed in.</summary>
    private static readonly TimeSpan s_session = TimeSpan.FromHours(9);

    public static void AddDeskAccess(this IServiceCollection services)
    {
        services.AddAuthentication(Scheme).AddCookie(Scheme, cookie =>
        {
            cookie.Cookie.Name = "chatassist-desk";
            cookie.Cookie.Path = "/desk";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = s_session;
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = ValidateAsync;
            cookie.Events.OnRedirectToLogin = context => Refuse(context, StatusCodes.Status401Unauthorized, $"{SignInPath}?returnUrl={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
            cookie.Events.OnRedirectToAccessDenied = context => Refuse(context, StatusCodes.Status403Forbidden, redirect: null);
        });
        services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<TimeProvider>((cookie, clock) => cookie.TimeProvider = clock);
        services.AddAuthorizationBuilder()
            .AddPolicy(Everybody, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Conversations, policy => policy.RequireRole(Names(Role.Volunteer, Role.DeputyLeader, Role.TeamLeader, Role.Administrator)))
            .AddPolicy(Guides, policy => policy.RequireRole(Names(Role.Editor, Role.Administrator)))
            .AddPolicy(Leaders, policy => policy.RequireRole(Names(Role.DeputyLeader, Role.TeamLeader, Role.Administrator)))
            .AddPolicy(Administrators, policy => policy.RequireRole(Names(Role.Administrator)));
    }

    private static string[] Names(params Role[] roles) => [.. roles.Select(role => role.ToString())];

    /// <summary>A changed role, a new password or a disabled account ends what was signed in before, at once.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var stamp = DeskUser.StampOf(context.Principal!);
        var id = DeskUser.Of(context.Principal!).Id;
        var databases = context.HttpContext.RequestServices.GetRequiredService<IDbContextFactory<ChatAssistDb>>();
        await using var db = await databases.CreateDbContextAsync(context.HttpContext.RequestAborted);
        if (!await db.Volunteers.AnyAsync(row => row.Id == id && row.Stamp == stamp && row.DisabledAt == null, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
        }
    }

    /// <summary>A page is sent to where one signs in; a script is told what is the matter, so that it can keep what was typed.</summary>
    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context, int status, string? redirect)
    {
        if (redirect is not null && HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            context.Response.Redirect(redirect);
        }
        else
        {
            context.Response.StatusCode = status;
        }

        return Task.CompletedTask;
    }
}
