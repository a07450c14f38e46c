using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace ChatAssist.Web.VolunteerDesk.Pages;

/// <summary>Where one signs in, and then goes on where one was.</summary>
[EnableRateLimiting(WebChat.RateLimits.PerAddress)]
internal sealed class SignInModel(Passwords passwords) : PageModel
{
    private const string Wrong = "Tên hoặc mật khẩu chưa đúng, hoặc tài khoản đang tạm khóa. Anh/chị thử lại, hoặc nhờ người quản trị.";

    public string Name { get; private set; } = "";

    public string Trouble { get; private set; } = "";

    public string ReturnUrl { get; private set; } = "";

    public void OnGet(string? returnUrl) => ReturnUrl = returnUrl ?? "";

    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? returnUrl, CancellationToken cancellationToken)
    {
        (Name, ReturnUrl) = (name ?? "", returnUrl ?? "");
        if (password is not { Length: > 0 and <= Passwords.LongestPassword } || await passwords.TryAsync(Name, password, cancellationToken) is not { } volunteer)
        {
            Trouble = Wrong;
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Page();
        }

        await HttpContext.SignInAsync(DeskAccess.Scheme, DeskUser.ToPrincipal(volunteer), new AuthenticationProperties { IsPersistent = true });
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : volunteer.Role == Handoffs.Role.Editor ? "/desk/flags" : "/desk");
    }
}
