namespace ChatAssist.Privacy;

/// <summary>Groups of digits with so little between them that people may mean one number: "0912 - 345.678".</summary>
internal sealed class NumberChain(FoldedText text, List<(int Start, int End)> groups)
{
    private const int MarksBetween = 3;

    public FoldedText Text => text;

    public int Count => groups.Count;

    public int Start(int group) => groups[group].Start;

    public int End(int group) => groups[group].End;

    public int LengthOf(int group) => groups[group].End - groups[group].Start;

    public string Digits(int first, int last) => first == last
        ? text.Letters[groups[first].Start..groups[first].End]
        : string.Concat(Enumerable.Range(first, last - first + 1).Select(group => text.Letters[groups[group].Start..groups[group].End]));

    public string Between(int group) => text.Letters[groups[group].End..groups[group + 1].Start];

    /// <summary>True where nothing but one point, hyphen and the like keeps a group from the next, as within a code.</summary>
    public bool IsTight(int group) => group >= 0 && group + 1 < Count && !Between(group).AsSpan().ContainsAny(' ', '\n', ')');

    public static NumberChain At(FoldedText text, int index)
    {
        List<(int Start, int End)> groups = [];
        while (true)
        {
            var start = index;
            while (text.IsDigit(index))
            {
                index++;
            }

            groups.Add((start, index));
            var next = Next(text, index);
            if (next < 0)
            {
                return new(text, groups);
            }

            index = next;
        }
    }

    private static int Next(FoldedText text, int end)
    {
        var index = end;
        var lines = 0;
        while (index - end < MarksBetween && text[index] is ' ' or '.' or '-' or '(' or ')' or '_' or ',' or '\n')
        {
            lines += text[index] == '\n' ? 1 : 0;
            index++;
        }

        // A comma parts numbers, but for "0912,345,678".
        var isList = index - end > 1 && text.Letters.AsSpan(end, Math.Min(index, text.Length) - end).Contains(',');
        return index > end && index < text.Length && text.IsDigit(index) && lines <= 1 && !isList ? index : -1;
    }
}
