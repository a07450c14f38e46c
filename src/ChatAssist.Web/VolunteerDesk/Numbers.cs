using System.Globalization;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>Numbers as editors read them, and as bars.</summary>
internal static class Numbers
{
    private static readonly CultureInfo s_vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string Plain(double value) => value.ToString("0.00", s_vietnamese);

    public static string Exact(double value) => value.ToString("0.000", s_vietnamese);

    public static string Signed(double value) => value.ToString("+0.00;−0.00;0.00", s_vietnamese);

    /// <summary>A bar of 0 to 1; the policy forbids widths in styles, but those of drawings it allows.</summary>
    /// <param name="mark">Where a line is drawn across it: a threshold.</param>
    public static string Bar(double part, double? mark = null, string kind = "for")
    {
        var line = mark is { } at ? $"<rect class=\"mark\" x=\"{Percent(at)}\" width=\"1\" height=\"8\"/>" : "";
        return $"<svg class=\"measure\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"{kind}\" width=\"{Percent(part)}\" height=\"8\"/>{line}</svg>";
    }

    private static string Percent(double part) => (Math.Clamp(part, 0, 1) * 100).ToString("0.#", CultureInfo.InvariantCulture);
}
