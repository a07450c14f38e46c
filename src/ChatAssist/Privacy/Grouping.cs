using System.Text.RegularExpressions;

namespace ChatAssist.Privacy;

/// <summary>How digits are parted, and what stands at both ends: tells a number of a person from dates, amounts and codes.</summary>
internal sealed partial class Grouping(NumberChain chain, int first, int last)
{
    private readonly string _lengths = string.Join('-', Enumerable.Range(first, last - first + 1).Select(chain.LengthOf));

    public int Count => last - first + 1;

    public bool IsSingle => first == last;

    public bool IsEven => _lengths is "3-3-3-3" or "4-4-4" or "6-6" or "3-9" or "2-2-2-2-2-2" or "12" or "3-3-6";

    public bool IsByThrees => _lengths == "3-3-3" && Marks.All(mark => mark is ' ' or '-');

    public bool IsCardLike => _lengths is "16" or "19" or "4-4-4-4" or "4-4-4-4-3" or "4-4-4-4-2" or "4-15" or "4-4-8" or "8-8" or "6-10" or "6-13" or "4-12" or "8-11";

    /// <summary>A part that is a telephone or identity number of its own.</summary>
    public bool HoldsWholeNumber => Count > 1 && Enumerable.Range(first, Count).Any(group => chain.Digits(group, group) is var digits && (IdentityNumber.HasStructure(digits) || PhoneNumber.Start(chain.Text, chain.Start(group), digits) is not null));

    /// <summary>A dependant's or a branch's tax number: ten digits, a hyphen, three.</summary>
    public bool IsTaxBranch => _lengths == "10-3";

    public bool IsHyphened => Between.All(mark => mark == '-');

    /// <summary>More single digits than a slip of the thumb explains, or more parts than people make.</summary>
    public bool HasOddParts => !AreAllSingle && (Count > 7 || Singles > 2);

    public bool IsYears => Count > 1 && Enumerable.Range(first, Count).All(group => IsYear(chain.Digits(group, group)));

    /// <summary>"333-335-337 Nguyễn Trãi": neighbouring houses.</summary>
    public bool IsRange => Enumerable.Range(first, Count - 1).All(group => int.Parse(chain.Digits(group + 1, group + 1)) - int.Parse(chain.Digits(group, group)) is > 0 and <= 10);

    /// <summary>"03-07-2025 10" would else be a telephone.</summary>
    public bool IsDate => Count > 1 && DateWithin().IsMatch(chain.Text.Letters[chain.Start(first)..chain.End(last)]);

    private bool AreAllSingle => _lengths.Length == 2 * Count - 1 && Marks.Distinct().Count() <= 1;

    private int Singles => Enumerable.Range(first, Count).Count(group => chain.LengthOf(group) == 1);

    private string Between => string.Concat(Enumerable.Range(first, Count - 1).Select(chain.Between));

    private IEnumerable<char> Marks => Between;

    public bool IsPhoneLike(string digits, CueKind cue) => IsSingle
        || (cue == CueKind.Phone || !IsDate && (!Between.Contains(',') || !HasPartUnder(3)))
            && (AreAllSingle || Count <= 6 && Singles <= (digits.Length == 10 && digits[1] != '2' && digits[0] == '0' ? 1 : 2));

    public bool IsIdentityLike(string digits, CueKind cue) => IsSingle || cue == CueKind.Identity && !HasOddParts
        || AreAllSingle
        || IsEven && digits[0] == '0' && (!Between.Contains(',') || !HasPartUnder(3))
        || Count <= 4 && Singles <= 1 && IdentityNumber.HasStructure(digits) && !Between.Contains(',') && !Between.Contains('.');

    /// <summary>Thousands by points, a unit of money behind, or words that speak of money before.</summary>
    public bool IsAmount(string digits, NumberCue cue)
    {
        if (digits[0] == '0')
        {
            return false;
        }

        var isNamed = cue is { IsNear: true, Kind: CueKind.Identity or CueKind.Account or CueKind.Tax or CueKind.Card or CueKind.Insurance };
        var isRound = digits.EndsWith("000", StringComparison.Ordinal);
        var isByThousands = Thousands().IsMatch(chain.Text.Letters[chain.Start(first)..chain.End(last)]);
        return HasUnit || isByThousands && !(isNamed && !isRound && digits.Length >= 9) || cue.Kind == CueKind.Amount && Count > 1 && isRound;
    }

    /// <summary>Neither part of a code, a law's number, a date or a word.</summary>
    public bool AreEndsFree(bool isCertain) => NumberEnds.IsLeftFree(chain, first, isCertain, IsSingle) && NumberEnds.IsRightFree(chain, last, isCertain, IsSingle);

    private bool HasUnit
    {
        get
        {
            var start = chain.End(last);
            start += chain.Text[start] == ' ' ? 1 : 0;
            var word = chain.Text.Letters[start..chain.Text.WordEnd(start)];
            return chain.Text[start] is '%' or '₫' or '$' or '€' || CueWords.Money.Contains(word);
        }
    }

    private bool HasPartUnder(int length) => Enumerable.Range(first, Count).Any(group => chain.LengthOf(group) < length);

    private static bool IsYear(string digits) => digits.Length == 4 && (digits.StartsWith("19", StringComparison.Ordinal) || digits.StartsWith("20", StringComparison.Ordinal));

    [GeneratedRegex(@"(^|[^\d])(0?[1-9]|[12]\d|3[01])[ .-]{1,3}(0?[1-9]|1[0-2])[ .-]{1,3}(19|20)\d\d([^\d]|$)|(^|[^\d])(19|20)\d\d[.-](0[1-9]|1[0-2])[.-](0[1-9]|[12]\d|3[01])([^\d]|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DateWithin();

    [GeneratedRegex(@"^[1-9]\d{0,2}([.,]\d{3})+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Thousands();
}
