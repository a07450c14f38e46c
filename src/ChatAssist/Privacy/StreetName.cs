using System.Collections.Frozen;

namespace ChatAssist.Privacy;

/// <summary>Finds where the street behind a house number ends, with capitals or without.</summary>
internal static class StreetName
{
    private const int WordsAtMost = 5;

    private static readonly FrozenDictionary<string, string> s_introductions = new Dictionary<string, string>
    {
        ["duong"] = "đường",
        ["pho"] = "phố",
        ["ngo"] = "ngõ",
        ["ngach"] = "ngách",
        ["hem"] = "hẻm",
        ["kiet"] = "kiệt",
        ["dai lo"] = "đại lộ",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> s_stops = (
        "phuong,xa,quan,huyen,tp,thanh,thi,tinh,thon,to,khu,ap,xom,p,q,x,tt,lam,can,muon,dang,xin,hoi,co,la,va,cho,o,duoc,dc,nop,den,di,phai,bao,gi,nao,toi,em,minh,con,cung,nay,nhe,nha,a,ah,roi,gan,thuoc,khong,ko,k,thi,mat,bi,doi,cap,dk,het,ntn,"
        + "sdt,cccd,cmnd,so,de,chung,lau,hien,tai,voi,ngay,sang,nhu,ma,ai,hay,hoac,noi,cua,giay,xay,sua,cach,theo").Split(',').ToFrozenSet();

    public static bool IsIntroduced(FoldedText text, int end) => Introduction(text, end) > end;

    public static bool IsCapitalised(FoldedText text, int end)
    {
        var start = Introduction(text, end);
        start += text[start] == ' ' ? 1 : 0;
        return text.IsCapital(start) || text.IsDigit(start);
    }

    /// <summary>The end of the streets, lanes and their numbers that follow; <paramref name="end"/> itself where none do.</summary>
    public static int End(FoldedText text, int end)
    {
        var isFirst = true;
        while (true)
        {
            var start = Introduction(text, end);
            var isIntroduced = start > end;
            if (!isIntroduced && !isFirst)
            {
                return end;
            }

            start = isIntroduced ? start : end + (text[end] == ' ' ? 1 : 0);
            var next = isIntroduced && HouseNumber.End(text, start) is > 0 and var number ? PartEnd(text, number) : NameEnd(text, start, isIntroduced);
            if (next <= start)
            {
                return end;
            }

            end = next;
            isFirst = false;
        }
    }

    /// <summary>"đường 3 tháng 2"; "ngõ 34 Xuân Thủy": the lane's number, then its street without a word before it.</summary>
    private static int PartEnd(FoldedText text, int number)
    {
        var start = number + (text[number] == ' ' ? 1 : 0);
        if (string.CompareOrdinal(text.Letters, start, "thang ", 0, 6) == 0 && HouseNumber.DigitsEnd(text, start + 6) is var month && month > start + 6)
        {
            return month;
        }

        return text.IsCapital(start) && NameEnd(text, start, isIntroduced: false) is var end && end > start ? end : number;
    }

    private static int Introduction(FoldedText text, int end)
    {
        var start = end;
        while (start - end < 2 && text[start] is ' ' or ',')
        {
            start++;
        }

        for (var word = text.WordEnd(start); word > start; word = text[word] == ' ' ? Math.Min(text.WordEnd(word + 1), start + 6) : start)
        {
            var introduction = text.Letters[start..word];
            if (s_introductions.TryGetValue(introduction, out var marked) && text[word] == ' ' && !text.IsAnotherWord(start, word, marked) && (introduction != "ngo" || text.IsDigit(word + 1) || text.IsMarked(start, word)))
            {
                return word + 1;
            }

            if (word - start > 5)
            {
                break;
            }
        }

        return end;
    }

    private static int NameEnd(FoldedText text, int start, bool isIntroduced)
    {
        var isCapitalised = text.IsCapital(start);
        var end = start;
        var words = 0;
        for (var index = start; words < WordsAtMost; words++)
        {
            var wordEnd = text.WordEnd(index);
            if (wordEnd == index || s_stops.Contains(text.Letters[index..wordEnd]) && !(words == 1 && text.Letters[index..wordEnd] == "thi") && !(isCapitalised && text.IsCapital(index) && text.Letters[index..wordEnd] is not ("phuong" or "xa" or "quan" or "huyen" or "tp" or "tinh" or "p" or "q" or "x"))
                || isCapitalised && !text.IsCapital(index))
            {
                break;
            }

            end = wordEnd;
            if (text[wordEnd] != ' ')
            {
                words++;
                break;
            }

            index = wordEnd + 1;
        }

        // Without capitals and without "đường" only a short name that something ends is sure to be one.
        return words == 0 || !isCapitalised && (words < (isIntroduced ? 1 : 2) || words > 4 && !isIntroduced) || isCapitalised && !isIntroduced && words < 2 ? start : end;
    }
}
