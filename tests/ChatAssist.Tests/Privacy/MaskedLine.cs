using System.Text.Json;
using System.Text.RegularExpressions;
using ChatAssist.Privacy;

namespace ChatAssist.Tests.Privacy;

/// <summary>A text and the same with masks, as it should be.</summary>
internal sealed record MaskedLine(string Text, string Masked)
{
    private static readonly JsonSerializerOptions s_json = new() { PropertyNameCaseInsensitive = true };
    private static readonly Regex s_mask = new(@"\[(?<name>số căn cước|số CMND|số điện thoại|e-mail|số thẻ ngân hàng|số tài khoản|số bảo hiểm|mã số thuế|địa chỉ|số cá nhân)\]", RegexOptions.CultureInvariant);

    public static IEnumerable<MaskedLine> Read(string name) =>
        File.ReadLines(Path.Combine(Repository.Folder, "tests", "ChatAssist.Tests", "Privacy", name)).Select(line => JsonSerializer.Deserialize<MaskedLine>(line, s_json)!);

    public HashSet<MaskedSpan> Expected() => Spans(Text, Masked);

    public HashSet<MaskedSpan> Found() => Spans(Text, PersonalData.Mask(Text));

    /// <summary>What stands in the text where the masked one has its masks.</summary>
    private static HashSet<MaskedSpan> Spans(string text, string masked)
    {
        var names = s_mask.Matches(masked).Select(match => match.Groups["name"].Value).ToList();
        var pattern = string.Join("(.+?)", s_mask.Split(masked).Where((_, index) => index % 2 == 0).Select(Regex.Escape));
        var match = Regex.Match(text, $"^{pattern}$", RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
        Assert.True(match.Success, $"«{masked}» is not «{text}» with masks");
        return [.. names.Select((name, index) => new MaskedSpan(match.Groups[index + 1].Index, match.Groups[index + 1].Length, name))];
    }
}

/// <summary>A masked stretch of a text.</summary>
internal readonly record struct MaskedSpan(int Start, int Length, string Name);
