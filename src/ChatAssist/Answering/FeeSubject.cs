using System.Text.RegularExpressions;
using ChatAssist.Guides;
using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Whether two fees are for the same thing, so that online and direct may be compared.</summary>
internal static partial class FeeSubject
{
    public static bool IsSame(Fee first, Fee second) => first.Kind == second.Kind && Subject(first) == Subject(second);

    // What is left of the words when the amount and the way of handing in are taken out.
    private static string Subject(Fee fee) =>
        string.Join(' ', VietnameseAnalyzer.Analyze(WayOrAmount().Replace(VietnameseText.Fold(fee.Description), " "))
            .Where(token => token.Kind == TokenKind.Syllable)
            .Select(token => token.Folded));

    [GeneratedRegex(@"(truong hop )?(cong dan )?nop (ho so )?(qua )?(truc tiep|truc tuyen|cong dich vu cong truc tuyen)|qua cong dich vu cong truc tuyen|thu [\d.,]+ ?(dong|d)|[\d.,]+ ?(dong|d)\b|truc tuyen|truc tiep", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WayOrAmount();
}
