namespace ChatAssist.Answering;

/// <summary>
/// A span of time is the one that the source gives for this act and from this event: "kể từ ngày nhận hồ sơ" is not
/// "kể từ ngày thành lập", and where the source has three days for one act and five for another, each keeps its own.
/// </summary>
internal sealed class SpanCheck(Evidence evidence)
{
    // Filing and receiving are one event seen from two sides.
    private static readonly Dictionary<string, string> Same = new(StringComparer.Ordinal) { ["tiếp"] = "nhận", ["nộp"] = "nhận", ["tiếp nhận"] = "nhận", ["mất"] = "chết" };
    private static readonly HashSet<string> Empty = ["ngày", "khi", "lúc", "thời", "điểm", "thời hạn", "đủ", "đầy", "được", "đã", "hồ sơ", "của", "là", "có", "cho", "này", "đó", "thì", "và", "các", "quy", "định", "theo", "anh", "chị", "bác", "em", "bạn", "mình", "người", "kể", "từ", "trong", "vòng", "sẽ", "ạ", "nhé", "đi", "làm", "thủ", "tục", "việc", "cơ", "quan"];

    public bool IsOfAnother(ClaimSegment said, int at, ClaimSegment source, int place) =>
        (UnitNames.IsTime(said.Tokens[at].Fact!.Unit) && IsFromAnotherEvent(said, at, source, place)) || IsOfAnotherAct(said, at, source, place);

    private static bool IsFromAnotherEvent(ClaimSegment said, int at, ClaimSegment source, int place)
    {
        var (mine, own) = (Event(said, at), Event(source, place));
        return mine.Count > 0 && own.Count > 0 && mine.Count(own.Contains) is var shared && (2 * shared < mine.Count || (!own.Contains(mine[0]) && 3 * shared <= 2 * mine.Count));
    }

    /// <summary>The words after "kể từ" that belong to this span; none where it tells no event.</summary>
    private static List<string> Event(ClaimSegment segment, int at)
    {
        var from = -1;
        for (var i = at + 1; i < segment.Tokens.Count && i < at + 5 && from < 0; i++)
        {
            from = segment.Tokens[i].Text is "từ" or "kể" ? i : segment.Tokens[i].Fact is not null ? segment.Tokens.Count : -1;
        }

        return from < 0 || from >= segment.Tokens.Count ? [] : [.. segment.Tokens.Skip(from + 1).TakeWhile(token => token.Text is not ("," or "thì" or ";" or "(" or "nên" or "mà" or "để") && token.Fact is null && token.Text is not ("<phải>" or "<nếu>")).Take(9).Select(Word).Where(word => !Empty.Contains(word))];
    }

    /// <summary>True where what is said of this number fits another number of its kind better than the one it repeats.</summary>
    public bool IsOfAnotherAct(ClaimSegment said, int at, ClaimSegment source, int place)
    {
        var words = Region(said, at).Where(word => !Empty.Contains(word)).ToList();
        var own = Region(source, place);
        var fact = said.Tokens[at].Fact!;
        foreach (var other in evidence.Segments)
        {
            for (var i = 0; i < other.Tokens.Count; i++)
            {
                if (other.Tokens[i].Fact is not { } known || !IsOfKind(fact, known) || (known.Value == fact.Value && !FactCheck.IsTurned(said, at, other, i)))
                {
                    continue;
                }

                var region = Region(other, i);
                var (mine, foreign) = (words.Count(word => own.Contains(word) && !region.Contains(word)), words.Count(word => region.Contains(word) && !own.Contains(word)));
                if (foreign > mine + Slack(mine))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsOfKind(ClaimFact fact, ClaimFact other) =>
        FormCheck.IsForm(fact) ? FormCheck.IsForm(other) : other.Kind == FactKind.Quantity && UnitNames.Family(other.Unit) == UnitNames.Family(fact.Unit);

    // Where nothing speaks for the one that is repeated, one word that speaks for another is enough.
    private static int Slack(int mine) => mine == 0 ? 0 : 2;

    /// <summary>What a quantity is told of: the words around it up to the others of its kind, each its side of the last pause between them.</summary>
    internal static HashSet<string> Region(ClaimSegment segment, int place)
    {
        var tokens = segment.Tokens;
        var own = tokens[place].Fact!;
        var family = UnitNames.Family(own.Unit);
        bool IsOther(int i) => tokens[i].Fact is { } fact && (FormCheck.IsForm(own) ? FormCheck.IsForm(fact) : fact.Kind == FactKind.Quantity && UnitNames.Family(fact.Unit) == family);
        var (first, last) = (place, place);
        for (var i = place - 1; i >= 0 && (!IsOther(i) || IsListed(tokens, i, first)); i--)
        {
            first = i;
        }

        for (var i = place + 1; i < tokens.Count && (!IsOther(i) || IsListed(tokens, last, i)); i++)
        {
            last = i;
        }

        var (begin, end) = (first, last);
        for (var i = first; first > 0 && i < place; i++)
        {
            begin = IsPause(tokens[i]) ? i : begin;
        }

        for (var i = last; last + 1 < tokens.Count && i > place && end == last; i--)
        {
            end = IsPause(tokens[i]) ? i : end;
        }

        return [.. tokens.Skip(begin).Take(end - begin + 1).Where(token => token.IsWord).Select(Word)];
    }

    // "25 tuổi, 40 tuổi và 60 tuổi" are told of one thing.
    private static bool IsListed(IReadOnlyList<ClaimToken> tokens, int from, int to) =>
        tokens.Skip(Math.Min(from, to)).Take(Math.Abs(to - from) + 1).All(token => token.Fact is not null || token.Text is "," or "<và>" or "<hoặc>" or "đủ" or "-" or "đến");

    private static bool IsPause(ClaimToken token) => token.IsBreak && token.Text is "," or ":" or "(" or ")";

    private static string Word(ClaimToken token) => Same.GetValueOrDefault(token.Text, token.Text);
}
