namespace ChatAssist.Privacy;

/// <summary>A stretch of a folded text that identifies a person, and the name of what it is.</summary>
internal readonly record struct Found(int Start, int End, string Name)
{
    public const string IdentityNumber = "số căn cước";
    public const string OldIdentityNumber = "số CMND";
    public const string Phone = "số điện thoại";
    public const string Email = "e-mail";
    public const string Card = "số thẻ ngân hàng";
    public const string Account = "số tài khoản";
    public const string Insurance = "số bảo hiểm";
    public const string Tax = "mã số thuế";
    public const string Address = "địa chỉ";
    public const string Other = "số cá nhân";
}
