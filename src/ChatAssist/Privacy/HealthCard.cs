using System.Collections.Frozen;

namespace ChatAssist.Privacy;

/// <summary>The fifteen places of a health insurance card: group of people, level 1 to 5, province, ten digits (Quyết định 1351/QĐ-BHXH).</summary>
internal static class HealthCard
{
    private const int Digits = 13;

    private static readonly FrozenSet<string> s_groups =
        "DN,HX,CH,NN,TK,HC,XK,HT,TB,NO,CT,XB,TN,CN,CS,QN,CA,CY,XN,MS,CC,CK,CB,KC,HD,TE,BT,HN,DT,DK,XD,TS,TC,TQ,TA,TY,HG,LS,PV,HS,SV,GB,GD,TH,TV,TD,TU,BA,ND,DS,XV,TG,QT,HK,SQ"
        .ToLowerInvariant().Split(',').ToFrozenSet();

    /// <summary>Where the letters begin, or null.</summary>
    public static int? Start(FoldedText text, int start, string digits, NumberCue cue)
    {
        if (digits.Length != Digits || digits[0] is < '1' or > '5')
        {
            return null;
        }

        var end = start;
        while (text[end - 1] is ' ' or '.' or '-' && start - end < 2)
        {
            end--;
        }

        var letters = text.WordStart(end);
        var isGroup = end - letters == 2 && !text.IsDigit(letters - 1) && (s_groups.Contains(text.Letters[letters..end]) || cue.Kind == CueKind.Insurance && text.IsCapital(letters));
        return isGroup ? letters : null;
    }
}
