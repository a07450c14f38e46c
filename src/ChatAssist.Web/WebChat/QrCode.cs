using QRCoder;

namespace ChatAssist.Web.WebChat;

/// <summary>Draws an address as a picture that a telephone reads.</summary>
internal static class QrCode
{
    /// <param name="label">What it opens, for those who hear the page.</param>
    public static string Svg(string address, string label)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        var drawn = code.GetGraphic(1, "#000", "#fff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
        return $"<div class=\"code\" role=\"img\" aria-label=\"{Html.Text(label)}\">{drawn}</div>";
    }
}
