using System.Globalization;
using System.Text.RegularExpressions;
using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>A procedure's name as it is shown: not shouted, without its own code, and no longer than a heading.</summary>
internal static partial class ProcedureTitle
{
    private const int Longest = 140;

    private const int LongestButton = 110;

    private const int LongestHeading = 80;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string Of(Procedure procedure) => Wording.Shorten(Calm(procedure.Name), Longest);

    /// <summary>The same for a button.</summary>
    public static string Button(Procedure procedure) => procedure.IsProvincial
        ? $"{Wording.Item(Calm(procedure.Name), LongestButton)} ({procedure.PublishedBy})"
        : Wording.Item(Calm(procedure.Name), LongestButton);

    /// <summary>The guide's plain words where there is a guide, else the official name.</summary>
    public static string Button(Procedure procedure, KnowledgeBase knowledge) => PlainName(procedure, knowledge) ?? Button(procedure);

    /// <summary>The heading of an answer: an official name that fills a screen gives way to the guide's; the source bears it.</summary>
    public static string Of(Procedure procedure, KnowledgeBase knowledge) =>
        procedure.Name.Length > LongestHeading && PlainName(procedure, knowledge) is { } plain ? plain : Of(procedure);

    private static string? PlainName(Procedure procedure, KnowledgeBase knowledge) => (knowledge.GuideOf(procedure.Code), knowledge.GuideProcedureOf(procedure.Code)) switch
    {
        ({ Procedures.Count: 1 } guide, _) => guide.Title,
        ({ } guide, { ShortName.Length: > 0 } own) => $"{guide.Title}: {own.ShortName}",
        _ => null,
    };

    private static string Calm(string name)
    {
        var text = OwnCode().Replace(name, "").Trim(' ', '.');
        var letters = text.Where(char.IsLetter).ToList();
        if (letters.Count(char.IsUpper) <= letters.Count / 2)
        {
            return text;
        }

        var lower = string.Join(' ', text.Split(' ').Select(word => IsAcronym(word) ? word : word.ToLower(Vietnamese))).Replace("việt nam", "Việt Nam", StringComparison.Ordinal);
        return char.ToUpper(lower[0], Vietnamese) + lower[1..];
    }

    // "BHXH", "THPT" hold no vowel; the others are the usual ones that do.
    private static bool IsAcronym(string word) => Acronym().IsMatch(word);

    [GeneratedRegex(@"^\W*(?:[BCDĐFGHJKLMNPQRSTVWXZ]{2,}|UBND|BHYT|ASEAN|EU|WTO)\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex Acronym();

    [GeneratedRegex(@"\s*\(\s*\d\.\d{6}\s*\)", RegexOptions.CultureInvariant)]
    private static partial Regex OwnCode();
}
