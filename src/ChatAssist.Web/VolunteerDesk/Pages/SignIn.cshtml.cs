using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace ChatAssist.Web.VolunteerDesk.Pages;

/// <summary>Where one signs in, and then goes on where one was.</summary>
[EnableRateLimiting(WebChat.RateLimits.PerAddress)]
internal sealed class SignInModel(Passwords passwords, SecondFactor second) : PageModel
{
    private const string WrongCode = "Mã chưa đúng, đã dùng rồi, hoặc chờ quá lâu. Anh/chị đợi mã mới trong ứng dụng rồi gõ lại.";
    private const string Wrong = "Tên hoặc mật khẩu chưa đúng, hoặc tài khoản đang tạm khóa. Anh/chị thử lại, hoặc nhờ người quản trị.";

    public string Name { get; private set; } = "";

    public string Trouble { get; private set; } = "";

    public string ReturnUrl { get; private set; } = "";

    /// <summary>The password was right and a code of the app is asked for; empty before.</summary>
    public string HalfDone { get; private set; } = "";

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

        if (volunteer.AuthenticatorSecret is not null)
        {
            HalfDone = second.HalfDone(volunteer);
            return Page();
        }

        return await EnterAsync(volunteer);
    }

    public async Task<IActionResult> OnPostCodeAsync(string? halfDone, string? code, string? returnUrl, CancellationToken cancellationToken)
    {
        (HalfDone, ReturnUrl) = (halfDone ?? "", returnUrl ?? "");
        if (await second.TryAsync(HalfDone, code ?? "", cancellationToken) is { } volunteer)
        {
            return await EnterAsync(volunteer);
        }

        Trouble = WrongCode;
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Page();
    }

    private async Task<IActionResult> EnterAsync(Handoffs.Volunteer volunteer)
    {
        await HttpContext.SignInAsync(DeskAccess.Scheme, DeskUser.ToPrincipal(volunteer), new AuthenticationProperties { IsPersistent = true });
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : volunteer.Role == Handoffs.Role.Editor ? "/desk/flags" : "/desk");
    }
}
