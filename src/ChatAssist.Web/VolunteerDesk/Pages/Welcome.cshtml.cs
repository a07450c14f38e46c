using ChatAssist.Handoffs;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk.Pages;

/// <summary>The page of the one-time link: whoever holds it sets the account's password.</summary>
[EnableRateLimiting(WebChat.RateLimits.PerAddress)]
internal sealed class WelcomeModel(Passwords passwords, IDbContextFactory<ChatAssistDb> databases, TimeProvider clock) : PageModel
{
    /// <summary>Empty where the link is void.</summary>
    public string Name { get; private set; } = "";

    public string Link { get; private set; } = "";

    public string Trouble { get; private set; } = "";

    public Task OnGetAsync(string? link, CancellationToken cancellationToken) => FindAsync(link, cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? link, string? password, string? again, CancellationToken cancellationToken)
    {
        await FindAsync(link, cancellationToken);
        if (password is not { Length: >= Passwords.ShortestPassword and <= Passwords.LongestPassword } || password != again)
        {
            Trouble = password == again ? "Mật khẩu ngắn quá." : "Hai lần gõ chưa giống nhau.";
            return Page();
        }

        if (await passwords.SetPasswordAsync(Link, password, cancellationToken) is not { } volunteer)
        {
            Name = "";
            return Page();
        }

        await HttpContext.SignInAsync(DeskAccess.Scheme, DeskUser.ToPrincipal(volunteer), new AuthenticationProperties { IsPersistent = true });
        return LocalRedirect(volunteer.Role == Role.Editor ? "/desk/flags" : "/desk");
    }

    private async Task FindAsync(string? link, CancellationToken cancellationToken)
    {
        Link = link ?? "";
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        Name = (await Accounts.FindByLinkAsync(db, Link, clock.GetUtcNow(), cancellationToken))?.SignInName ?? "";
    }
}
