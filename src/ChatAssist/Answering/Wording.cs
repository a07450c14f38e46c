using System.Globalization;
using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Amounts, times and long texts as they are written for citizens.</summary>
internal static class Wording
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private const int Shortest = 20;

    public static string Money(decimal amount) => $"{amount.ToString("#,0.##", Vietnamese)} đồng";

    public static string Date(DateOnly date) => date.ToString("d/M/yyyy", CultureInfo.InvariantCulture);

    public static string Time(ProcessingTime time) => time.Amount is { } amount ? $"{amount} {Unit(time.Unit)}" : Shorten(time.Description, 160);

    public static string Way(SubmissionWay way) => way switch
    {
        SubmissionWay.Online => "Nộp trực tuyến",
        SubmissionWay.Direct => "Nộp trực tiếp",
        _ => "Qua bưu chính",
    };

    /// <summary>"Nộp trực tuyến, trực tiếp, qua bưu chính".</summary>
    public static string Ways(IEnumerable<SubmissionWay> ways)
    {
        var names = ways.Distinct().Order().Select(Way).ToList();
        return string.Join(", ", names.Select((name, i) => i == 0 ? name : Lower(name.Replace("Nộp ", "", StringComparison.Ordinal))));
    }

    /// <summary>The text up to a length: whole sentences where they fit, else cut at a word with "…", so that a cut never reads as the end.</summary>
    public static string Shorten(string text, int length)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        length = Math.Max(length, Shortest);
        if (line.Length <= length)
        {
            return line;
        }

        var sentence = line.LastIndexOf(". ", length - 1, StringComparison.Ordinal);
        if (sentence >= length / 2)
        {
            return Closed(line[..(sentence + 1)]);
        }

        var word = line.LastIndexOf(' ', length - 1);
        return Closed(line[..(word > length / 2 ? word : length - 1)].TrimEnd(' ', ',', ';', ':', '-', '(') + "…");
    }

    // A cut must not leave bold or a bracket open.
    private static string Closed(string text)
    {
        var bold = text.Split("**").Length % 2 == 0 ? text + "**" : text;
        return bold.Count(letter => letter == '(') > bold.Count(letter => letter == ')') ? bold + ")" : bold;
    }

    /// <summary>A document's or case's name without the bullet it had in the source and the sign at its end.</summary>
    public static string Item(string text, int length) =>
        Shorten(text.StartsWith("**", StringComparison.Ordinal) ? text : text.TrimStart('-', '+', '*', '•', ' '), length).TrimEnd(';', ':', ',', ' ');

    private static string Lower(string text) => char.ToLower(text[0], Vietnamese) + text[1..];

    private static string Unit(TimeUnit unit) => unit switch
    {
        TimeUnit.WorkingDay => "ngày làm việc",
        TimeUnit.Day => "ngày",
        TimeUnit.Hour => "giờ",
        TimeUnit.Month => "tháng",
        TimeUnit.Year => "năm",
        _ => "",
    };
}
