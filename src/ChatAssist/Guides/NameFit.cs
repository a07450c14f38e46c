using ChatAssist.Search;

namespace ChatAssist.Guides;

/// <summary>How much of a procedure's name the question holds: "tạm trú" is all of "Đăng ký tạm trú" but "đăng ký".</summary>
/// <remarks>BM25 asks how much of the question is in the document; this asks the other way round, which tells "xóa đăng ký tạm trú" from "đăng ký tạm trú".</remarks>
internal sealed class NameFit
{
    /// <summary>"Thủ tục …": some names begin so, most do not.</summary>
    private static readonly HashSet<string> Generic = new(["thu", "tuc"], StringComparer.Ordinal);

    private readonly (string Word, float Weight)[][] _names;

    public NameFit(IEnumerable<Procedure> procedures, SearchIndex index) =>
        _names = [.. procedures.Select(procedure => Weighed(procedure.Name, index))];

    /// <summary>The words that a query asks for with some weight.</summary>
    public static Dictionary<string, float> WordsOf(SearchQuery query)
    {
        var words = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var term in query.Clauses.SelectMany(clause => clause.Terms).Where(term => term.Term.Kind == TermKind.Folded || term.Term.Kind == TermKind.Marked))
        {
            var word = term.Term.Kind == TermKind.Folded ? term.Term.First : VietnameseText.Fold(term.Term.First);
            words[word] = Math.Max(words.GetValueOrDefault(word), Math.Min(1, term.Weight));
        }

        return words;
    }

    /// <summary>0 to 1: the part of the name's weight that the words make up.</summary>
    public float Of(int procedure, Dictionary<string, float> words)
    {
        var held = 0f;
        var all = 0f;
        foreach (var (word, weight) in _names[procedure])
        {
            all += weight;
            held += weight * words.GetValueOrDefault(word);
        }

        return all > 0 ? held / all : 0;
    }

    private static (string Word, float Weight)[] Weighed(string name, SearchIndex index) =>
        [.. VietnameseAnalyzer.Analyze(name).Select(token => token.Folded).Distinct(StringComparer.Ordinal)
            .Where(word => !Generic.Contains(word)).Select(word => (word, index.Idf(Term.Folded(word))))];
}
