using System.Text.RegularExpressions;

namespace ChatAssist.Composing;

/// <summary>How a citizen is addressed: as they speak of themselves, else "anh/chị".</summary>
internal static partial class CitizenWord
{
    public const string Default = "anh/chị";

    public static string In(string question) => Self().Match(question) is { Success: true } self ? self.Groups["word"].Value.ToLowerInvariant() : Default;

    [GeneratedRegex(@"(?:\A|[.,!?]\s*)(?:cho\s+)?(?<word>bác|cô|chú|ông|bà)\s+(?:hỏi|muốn|cần|định|đi|bị|mất|làm|già|không|chưa)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Self();
}
