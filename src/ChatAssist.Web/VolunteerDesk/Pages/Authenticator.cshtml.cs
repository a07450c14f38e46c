using ChatAssist.Handoffs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk.Pages;

/// <summary>Where someone adds an authenticator app to the own account, or takes it off.</summary>
[Authorize(DeskAccess.Everybody)]
internal sealed class AuthenticatorModel(SecondFactor second, Province province, IDbContextFactory<ChatAssistDb> databases) : PageModel
{
    public bool IsOn { get; private set; }

    /// <summary>As it is typed where the picture cannot be read.</summary>
    public string Secret { get; private set; } = "";

    public string SealedSecret { get; private set; } = "";

    public string Address { get; private set; } = "";

    public string Trouble { get; private set; } = "";

    public string Told { get; private set; } = "";

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(secret: null, cancellationToken);

    public async Task OnPostOnAsync(string? sealedSecret, string? code, CancellationToken cancellationToken)
    {
        var secret = second.Open(sealedSecret);
        var isOn = secret is not null && await second.TurnOnAsync(DeskUser.Of(User).Id, secret, code ?? "", cancellationToken);
        (Told, Trouble) = isOn ? ("Đã bật. Lần sau đăng nhập, anh/chị gõ thêm mã trong ứng dụng.", "") : ("", "Mã chưa khớp. Anh/chị xem giờ của điện thoại có đúng không, rồi gõ mã đang hiện.");
        await ShowAsync(secret, cancellationToken);
    }

    public async Task OnPostOffAsync(string? code, CancellationToken cancellationToken)
    {
        var isOff = await second.TurnOffAsync(DeskUser.Of(User).Id, code ?? "", cancellationToken);
        (Told, Trouble) = isOff ? ("Đã tắt mã xác thực.", "") : ("", "Mã chưa đúng hoặc đã dùng rồi. Anh/chị đợi mã mới rồi thử lại.");
        await ShowAsync(secret: null, cancellationToken);
    }

    private async Task ShowAsync(string? secret, CancellationToken cancellationToken)
    {
        var me = DeskUser.Of(User).Id;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var account = await db.Volunteers.AsNoTracking().SingleAsync(row => row.Id == me, cancellationToken);
        IsOn = account.AuthenticatorSecret is not null;
        Secret = secret ?? OneTimeCodes.NewSecret();
        SealedSecret = second.Seal(Secret);
        Address = OneTimeCodes.AddressOf(Secret, account.SignInName, $"Bàn hỗ trợ {province.FullName}");
    }
}
