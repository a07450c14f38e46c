using System.Collections.Frozen;

namespace ChatAssist.Privacy;

/// <summary>Finds the house number and street of where somebody lives; wards, communes and streets alone stay.</summary>
internal sealed class AddressFinder(FoldedText text, FoundSpans found)
{
    private static readonly FrozenSet<string> s_houses =
        new[] { "so nha", "nha so", "sn", "snha", "so nhaf", "ngo", "ngach", "hem", "kiet", "can ho so", "ngo so", "hem so", "so nha o", "dia chi so" }.ToFrozenSet();

    private static readonly string[] s_persons = ["toi", "em", "e", "minh", "mk", "con", "chau", "bac", "chu", "co", "di", "cau", "anh", "chi", "tui", "ba", "ong", "me", "bo", "ma", "cha", "gia dinh", "vo chong", "vo", "chong", "bon em", "tao"];

    private static readonly FrozenSet<string> s_homes = ((string[])[
        "dia chi", "d c", "dc", "nha o", "nha", "ngu tai", "ngu o", "ngu so", "thuong tru", "tam tru", "cu tru", "thuong tru tai", "tam tru tai", "cu tru tai", "o tai",
        "o tro", "tro o", "tro tai", "o so", "nha o tai", "noi o", "cho o", "dang o", "song o", "song tai", "hien o", "ho khau", "o nha", "o duong",
        .. s_persons.Select(person => person + " o"), .. s_persons.Select(person => "nha " + person)]).ToFrozenSet();

    /// <summary>Papers lodge here too, so only what looks like a street makes them a home.</summary>
    private static readonly FrozenSet<string> s_registrations = ((string[])["thuong tru", "tam tru", "cu tru", "noi o", "cho o", "ho khau", "nha", "nha o", .. s_persons.Select(person => "nha " + person)]).ToFrozenSet();

    private static readonly FrozenSet<string> s_between = new[] { "so", "la", "o", "tai", "cu", "moi", "hien", "nay", "cua", "em", "toi", "minh", "chau", "con", "nha", "me", "bo", "ba", "thoai", "noi", "vo", "chong", "thi", "ghi", "thuong", "tru", "tam", "bac", "chu", "tui", "e", "mk", "nhan", "giao", "lien", "he" }.ToFrozenSet();

    public void Find()
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (text.IsDigit(index))
            {
                // "số 18 đường Nguyễn Tất Thành", "12/3 đường Trần Phú".
                var start = text.IsLetter(index - 1) && !text.IsLetter(index - 2) && text.IsCapital(index - 1) ? index - 1 : index;
                if (found.EndAt(index) is null && !char.IsLetterOrDigit(text[start - 1]) && text[start - 1] is not ('/' or '.' or '-' or ',' or '+'))
                {
                    ReadNumberBeforeStreet(start);
                }

                index = HouseNumber.DigitsEnd(text, index) - 1;
            }
            else if (text.IsLetter(index) && !text.IsLetter(index - 1))
            {
                ReadAfterCue(index);
                index = text.WordEnd(index) - 1;
            }
        }
    }

    private void ReadAfterCue(int index)
    {
        var (end, isHouse) = Cue(index);
        if (end < 0)
        {
            return;
        }

        var start = SkipBetween(end);
        var number = HouseNumber.End(text, start);
        if (number < 0 || !isHouse && OfficeWords.AreBefore(text, start))
        {
            return;
        }

        var street = StreetName.End(text, number);
        var isVague = s_registrations.Contains(text.Letters[index..end]) && !text.Letters.AsSpan(start, number - start).Contains('/') && !StreetName.IsIntroduced(text, number) && !StreetName.IsCapitalised(text, number);
        if (isVague && !isHouse)
        {
            return;
        }

        if (isHouse ? !HouseNumber.IsMeasure(text, number) : street > number && !HouseNumber.IsMeasure(text, number))
        {
            found.Add(new(start, street, Found.Address));
        }
    }

    private void ReadNumberBeforeStreet(int start)
    {
        var number = HouseNumber.End(text, start);
        if (number < 0 || !StreetName.IsIntroduced(text, number) || OfficeWords.AreBefore(text, start))
        {
            return;
        }

        if (OfficeWords.IsPart(text, start))
        {
            return;
        }

        var before = text.WordStart(start - (text[start - 1] == ' ' ? 1 : 0));
        var isSure = text.Letters.AsSpan(start, number - start).Contains('/') || string.CompareOrdinal(text.Letters, before, "so", 0, 2) == 0;
        var isList = text[number] == ',' && string.CompareOrdinal(text.Letters, before, "so", 0, 2) != 0;
        var street = StreetName.End(text, number);
        if (street > number && !isList && (isSure || StreetName.IsCapitalised(text, number)))
        {
            found.Add(new(start, street, Found.Address));
        }
    }

    /// <summary>The longest cue of at most three words that begins here.</summary>
    private (int End, bool IsHouse) Cue(int index)
    {
        var best = (End: -1, IsHouse: false);
        var end = index;
        for (var count = 0; count < 3; count++)
        {
            end = text.WordEnd(end);
            var phrase = text.Letters[index..end].Replace('/', ' ');
            var isOther = phrase == "ngo" && text.IsAnotherWord(index, end, "ngõ") || phrase == "hem" && text.IsAnotherWord(index, end, "hẻm") || phrase is "nha so" && text.Letters.AsSpan(0, index).EndsWith("toa ");
            if (isOther)
            {
                break;
            }

            if (s_houses.Contains(phrase) || s_homes.Contains(phrase) && (phrase is not "dc" || text[end] == ':'))
            {
                best = (end, s_houses.Contains(phrase));
            }

            if (text[end] is not (' ' or '/') || !text.IsLetter(end + 1))
            {
                break;
            }

            end++;
        }

        return best;
    }

    private int SkipBetween(int index)
    {
        for (var words = 0; words < 4; words++)
        {
            while (text[index] is ' ' or ':' or '.' or ',' or '-' or '=')
            {
                index++;
            }

            var end = text.WordEnd(index);
            if (end == index || !s_between.Contains(text.Letters[index..end]))
            {
                break;
            }

            index = end;
        }

        return index;
    }
}
