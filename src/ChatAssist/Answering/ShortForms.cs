using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Writes out abbreviations and chat spelling, choosing among readings by what stands beside them.</summary>
/// <remarks>
/// The judge is how many of the portal's procedures hold the neighbouring pair: "kh" before "can gi" is kết hôn,
/// "chi" before "phí" is no dialect "gì" but the word itself.
/// </remarks>
internal sealed class ShortForms(SearchIndex corpus)
{
    /// <summary>A word that the portal puts beside its neighbour this often is meant as it stands.</summary>
    private const int Usual = 3;

    /// <summary>Particles stand beside anything now and then; so often only by their other meaning.</summary>
    private const int OftenBeside = 15;

    /// <summary>With so few procedures (guides only) no pair is usual, and any at all must do.</summary>
    private const int FewProcedures = 500;

    /// <param name="areWords">True where the short forms may be words of their own ("chi", "mô"): then their neighbours are asked first.</param>
    public List<Word> WriteOut(List<Word> words, PhraseTable<Rewrite> rewrites, bool areWords)
    {
        var matches = rewrites.Matches(words);
        if (matches.Count == 0)
        {
            return words;
        }

        var written = new List<Word>(words.Count);
        var next = 0;
        foreach (var match in matches)
        {
            written.AddRange(words[next..match.Start]);
            var after = match.End < words.Count ? words[match.End] : null;
            written.AddRange(areWords && IsMeantAsItStands(written, words, match)
                ? words[match.Start..match.End]
                : BestReading(written.Count > 0 ? written[^1] : null, match.Value.Means, after));
            next = match.End;
        }

        written.AddRange(words[next..]);
        return written;
    }

    /// <summary>Whether a single word typed without marks is usual beside a neighbour, as "nha" is beside "so" (số nhà).</summary>
    public bool IsOfTheTexts(IReadOnlyList<Word> words, int start, int end) =>
        end - start == 1
        && !words[start].KnowsMarks
        && Math.Max(
            start > 0 ? Together(words[start - 1].Folded, words[start].Folded) : 0,
            end < words.Count ? Together(words[start].Folded, words[end].Folded) : 0) >= OftenBeside;

    private bool IsMeantAsItStands(List<Word> before, List<Word> words, PhraseMatch<Rewrite> match) =>
        match.End - match.Start == 1
        && words[match.Start].Folded.Length > 1
        && Math.Max(
            before.Count > 0 ? Together(before[^1].Folded, words[match.Start].Folded) : 0,
            match.End < words.Count ? Together(words[match.Start].Folded, words[match.End].Folded) : 0) >= (corpus.Count < FewProcedures ? 1 : Usual);

    private IEnumerable<Word> BestReading(Word? before, IReadOnlyList<List<Token>> readings, Word? after)
    {
        // MaxBy keeps the first of equals: the vocabulary lists the most usual reading first.
        var best = readings.Count == 1 ? readings[0] : readings.MaxBy(reading => Fit(before, reading, after))!;
        return best.Select(token => Word.Of(token, knowsMarks: true));
    }

    private double Fit(Word? before, List<Token> reading, Word? after) =>
        Math.Log(1 + (before is null ? 0 : Together(before.Folded, reading[0].Folded)))
        + Math.Log(1 + (after is null ? 0 : Together(reading[^1].Folded, after.Folded)));

    private int Together(string first, string second) => corpus.DocumentFrequency(Term.Bigram(first, second));
}
