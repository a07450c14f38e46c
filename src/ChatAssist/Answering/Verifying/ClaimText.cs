namespace ChatAssist.Answering;

/// <summary>A sentence or passage taken apart into segments, each a row of words and facts.</summary>
internal sealed class ClaimText
{
    private const int LongestTitle = 120;

    private readonly HashSet<string> _words;

    /// <param name="isClaim">What a passage's words also say supports a claim; a claim says no more than its words.</param>
    public ClaimText(string text, VerifierWords vocabulary, bool isClaim = false)
    {
        Written = text;
        Tokens = vocabulary.Read(text, withImplied: !isClaim);
        ComparatorReader.Read(Tokens);
        Segments = Cut(Tokens);
        _words = Tokens.Where(token => token.IsWord).SelectMany(token => token.Text.Split(' ').Append(token.Text)).ToHashSet(StringComparer.Ordinal);
    }

    public string Written { get; }

    public IReadOnlyList<ClaimToken> Tokens { get; }

    public IReadOnlyList<ClaimSegment> Segments { get; }

    /// <summary>A short first line that is no sentence; null where there is none.</summary>
    public ClaimSegment? Title => Segments.Count > 1 && Written.IndexOf('\n', StringComparison.Ordinal) is > 0 and < LongestTitle and var end && Written.AsSpan(0, end).IndexOfAny(';', '.') < 0 ? Segments[0] : null;

    public bool Has(string word) => _words.Contains(word);

    private static List<ClaimSegment> Cut(IReadOnlyList<ClaimToken> tokens)
    {
        var segments = new List<ClaimSegment>();
        var current = new List<ClaimToken>();
        ClaimSegment? heading = null;
        ClaimSegment? inline = null;
        var wasSemicolon = false;
        foreach (var token in tokens)
        {
            if (!token.EndsSegment)
            {
                current.Add(token);
                continue;
            }

            Add(token.Text == ";");
        }

        Add(isInList: false);
        return segments;

        // "Được miễn: người nghèo; trẻ em": what stands before the colon holds for all up to the full stop.
        void Add(bool isInList)
        {
            if (current.Exists(token => !token.IsBreak))
            {
                var isHeading = current[^1].Text == ":";
                var colon = current.FindIndex(token => token.Text == ":");
                segments.Add(new ClaimSegment([.. current], isHeading ? null : colon < 0 && inline is not null ? inline : heading) { Before = wasSemicolon && segments.Count > 0 ? segments[^1] : null });
                inline = isInList ? colon > 0 && !isHeading ? new ClaimSegment([.. current.Take(colon)], heading) : inline : null;
                heading = isHeading ? segments[^1] : heading;
                wasSemicolon = isInList;
            }

            current.Clear();
        }
    }
}

/// <summary>A stretch between full stops, semicolons and line ends.</summary>
/// <param name="Heading">The line above that ends in a colon; null where there is none.</param>
internal sealed class ClaimSegment(IReadOnlyList<ClaimToken> tokens, ClaimSegment? heading)
{
    private readonly HashSet<string> _words = tokens.Where(token => token.IsWord).SelectMany(token => token.Text.Split(' ').Append(token.Text)).ToHashSet(StringComparer.Ordinal);

    public IReadOnlyList<ClaimToken> Tokens { get; } = tokens;

    public ClaimSegment? Heading { get; } = heading;

    /// <summary>What stands before the semicolon that this follows: its subject is often this one's; null elsewhere.</summary>
    public ClaimSegment? Before { get; init; }

    public bool Has(string word) => _words.Contains(word);

    /// <summary>Here or in the line above that holds for it.</summary>
    public bool Says(string word) => Has(word) || Heading?.Says(word) == true;

    /// <summary>The words that a quantity belongs to: since the quantity before it, up to the next comma after it.</summary>
    public IEnumerable<string> Around(int at)
    {
        var family = UnitNames.Family(Tokens[at].Fact!.Unit);
        var first = at;
        while (first > 0 && !(IsOfFamily(first - 1, family) && Enumerable.Range(first, at - first).Any(i => IsOwn(Tokens[i]))))
        {
            first--;
        }

        var last = at;
        while (last + 1 < Tokens.Count && !IsPause(Tokens[last + 1]) && !IsOfFamily(last + 1, family))
        {
            last++;
        }

        // What follows the quantity before up to its comma was that one's own.
        var begin = first;
        while (first > 0 && begin < at && !IsPause(Tokens[begin]))
        {
            begin++;
        }

        begin = begin == at ? first : begin;
        return Tokens.Skip(begin).Take(last - begin + 1).Where(token => token.IsWord || token.Fact is { Kind: FactKind.Label }).Select(token => token.Fact is { } label ? $"{label.Unit} {label.Value}" : token.Text);
    }

    private bool IsOfFamily(int at, string family) => Tokens[at].Fact is { Kind: FactKind.Quantity } fact && UnitNames.Family(fact.Unit) == family;

    // "14 tuổi, 25 tuổi và 40 tuổi" have one owner: nothing of their own stands between them.
    private static bool IsOwn(ClaimToken token) => token.IsWord && token.Text is not ("<và>" or "<hoặc>" or "từ" or "đến" or "đủ");

    private static bool IsPause(ClaimToken token) => token.IsBreak && token.Text is not ("/" or "(" or "\"" or "“" or "”" or "-");
}
