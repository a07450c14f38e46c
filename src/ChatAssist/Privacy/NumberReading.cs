namespace ChatAssist.Privacy;

/// <summary>What some neighbouring groups of digits may be read as, and how likely against other ways to part the groups.</summary>
/// <param name="Start">Before the first digit where "+", a bracket or the letters of a health card belong to the number.</param>
internal readonly record struct NumberReading(string Name, CueKind Kind, int Likelihood, int Start)
{
    public const int DigitsAtLeast = 6;
    private const int Single = 60;
    private const int ByCue = 45;
    private const int ByShape = 30;
    private const int InDoubt = 10;
    private const int Named = 32;

    public static NumberReading? Of(NumberChain chain, int first, int last, NumberCue cue)
    {
        var digits = chain.Digits(first, last);
        var grouping = new Grouping(chain, first, last);
        var start = chain.Start(first);
        if (HealthCard.Start(chain.Text, start, digits, cue) is { } cardStart)
        {
            return new(Found.Insurance, CueKind.Insurance, Single + 1, cardStart);
        }

        if (PhoneNumber.Start(chain.Text, start, digits) is { } phoneStart && grouping.IsPhoneLike(digits, cue.Kind) && grouping.AreEndsFree(isCertain: true))
        {
            var kind = cue is { IsNear: true, Kind: CueKind.Account or CueKind.Insurance or CueKind.Tax } && digits.Length is 10 or 11 ? cue.Kind : CueKind.Phone;
            return new(NameOf(kind, digits), kind, (grouping.IsSingle || digits.Length > 11 ? Single : ByShape - grouping.Count) + (kind == cue.Kind ? Named : 0) + (digits.Length > 11 ? 5 : 0), phoneStart);
        }

        if (grouping.IsDate || grouping.IsYears)
        {
            return null;
        }

        var isIdentity = IdentityNumber.IsLikely(digits) && grouping.IsIdentityLike(digits, cue.Kind);
        if (isIdentity && grouping.AreEndsFree(isCertain: true))
        {
            var kind = cue is { IsNear: true, Kind: CueKind.Account or CueKind.Insurance or CueKind.Tax } ? cue.Kind : CueKind.Identity;
            return new(NameOf(kind, digits), kind, (grouping.IsSingle ? Single : ByShape + (digits.Length == 12 && grouping.IsEven ? 10 : 0) - grouping.Count) + (kind == cue.Kind ? Named : 0), start);
        }

        cue = cue.Kind is CueKind.None or CueKind.Amount && NumberCue.After(chain.Text, chain.End(last)) is { Kind: not (CueKind.None or CueKind.Amount or CueKind.Code) } after ? after : cue;
        if (cue is { Kind: CueKind.Code, IsNear: true } || !grouping.AreEndsFree(isCertain: false) || grouping.IsAmount(digits, cue) || PhoneNumber.IsHotline(digits, cue.Kind))
        {
            return null;
        }

        return OfCue(grouping, digits, cue, start) ?? OfShape(chain, grouping, digits, cue, start);
    }

    private static NumberReading? OfCue(Grouping grouping, string digits, NumberCue cue, int start)
    {
        // A person's own begins with 8.
        if (cue.IsCompany && cue.Kind is CueKind.Tax or CueKind.None && digits[0] != '8')
        {
            return null;
        }

        var isWhole = grouping.IsSingle && cue.IsNear;
        var fits = cue.Kind switch
        {
            CueKind.Identity => digits.Length is 9 or 12 || isWhole && digits.Length is 8 or 10 or 11 or 13,
            CueKind.Phone => digits.Length is 9 or 11 && digits[0] is not '1' || digits.Length is 10 || isWhole && digits.Length is 8,
            CueKind.Account => digits.Length >= (cue.IsNear ? 6 : 8) && grouping.Count <= 6 && (digits.Length >= 8 || grouping.IsSingle) && !grouping.HoldsWholeNumber,
            CueKind.Card => digits.Length is 16 or 19 || CardNumber.IsLikely(digits) || isWhole && digits.Length >= 13,
            CueKind.Insurance => digits.Length is 10 or 13 || isWhole && digits.Length is 9 or 11 or 12,
            CueKind.Tax => digits.Length is 10 or 12 or 13,
            _ => false,
        };
        if (!fits || grouping.HasOddParts)
        {
            return null;
        }

        var isCard = cue.Kind == CueKind.Account && CardNumber.IsLikely(digits);
        return new(isCard ? Found.Card : NameOf(cue.Kind, digits), cue.Kind, (grouping.IsSingle || grouping.IsTaxBranch || cue is { IsNear: true, Kind: CueKind.Account } ? Single : ByCue - grouping.Count) + digits.Length, start);
    }

    private static NumberReading? OfShape(NumberChain chain, Grouping grouping, string digits, NumberCue cue, int start)
    {
        if (CardNumber.IsLikely(digits) && grouping.IsCardLike)
        {
            return new(Found.Card, CueKind.Card, grouping.IsSingle ? Single : ByCue, start);
        }

        if (grouping is { IsTaxBranch: true, IsHyphened: true } && !cue.IsCompany)
        {
            return new(Found.Tax, CueKind.Tax, ByShape + 20, start);
        }

        var isRound = digits.EndsWith("00000", StringComparison.Ordinal) && digits[0] != '0';
        if (isRound || cue.IsCompany || cue.Kind == CueKind.Amount && digits[0] != '0')
        {
            return null;
        }

        return digits.Length switch
        {
            9 when grouping.IsSingle => new(Found.OldIdentityNumber, CueKind.Identity, Single, start),
            9 when grouping.IsByThrees && !digits.EndsWith("000", StringComparison.Ordinal) && !grouping.IsRange => new(Found.OldIdentityNumber, CueKind.Identity, InDoubt, start),
            12 when grouping.IsSingle => new(Found.IdentityNumber, CueKind.Identity, Single, start),
            >= 10 and <= 40 when grouping.IsSingle && chain.Text[start - 1] is not ('-' or '_' or '.') => new(Found.Other, CueKind.None, Single, start),
            _ => null,
        };
    }

    private static string NameOf(CueKind kind, string digits) => kind switch
    {
        CueKind.Identity => digits.Length is 8 or 9 or 10 ? Found.OldIdentityNumber : Found.IdentityNumber,
        CueKind.Phone => Found.Phone,
        CueKind.Account => Found.Account,
        CueKind.Card => Found.Card,
        CueKind.Insurance => Found.Insurance,
        CueKind.Tax => Found.Tax,
        _ => Found.Other,
    };
}
