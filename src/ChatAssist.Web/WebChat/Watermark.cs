using System.Globalization;

namespace ChatAssist.Web.WebChat;

/// <summary>How far a client has read: opaque to it, a message's sequence to us.</summary>
internal static class Watermark
{
    private const string FromTheBeginning = "-";

    public static IResult Refusal => DirectLineError.BadArgument("The watermark is not one that was given out here.");

    public static bool TryParse(string? text, out long sequence)
    {
        sequence = 0;
        return text is null or "" or FromTheBeginning || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out sequence);
    }

    public static string Write(long sequence) => sequence == 0 ? FromTheBeginning : sequence.ToString(CultureInfo.InvariantCulture);
}
