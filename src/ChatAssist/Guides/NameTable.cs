using System.Runtime.InteropServices;
using ChatAssist.Search;

namespace ChatAssist.Guides;

/// <summary>The names of each document word by word, to see how much of a name a question holds.</summary>
/// <remarks>BM25 asks how much of the question is in the document; this asks the other way round, which tells "xóa đăng ký tạm trú" from "đăng ký tạm trú".</remarks>
internal sealed class NameTable
{
    /// <summary>"(cấp tỉnh)", "(thực hiện tại cấp trung ương)": what stands in brackets is seldom said.</summary>
    private const float InBrackets = 0.4f;

    /// <summary>"Thủ tục …": some names begin so, most do not.</summary>
    private static readonly HashSet<string> Generic = new(["thu", "tuc"], StringComparer.Ordinal);

    private readonly Dictionary<string, int> _marked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _folded = new(StringComparer.Ordinal);
    private readonly Dictionary<(int, int), int> _pairs = [];
    private readonly List<NameWord> _words = [];
    private readonly List<int> _nameStarts = [0];
    private readonly List<int> _documentStarts = [0];
    private readonly SearchIndex _index;

    /// <param name="names">The names of each document, the official one first.</param>
    public NameTable(IEnumerable<IReadOnlyList<string>> names, SearchIndex index)
    {
        _index = index;
        foreach (var document in names)
        {
            foreach (var name in document)
            {
                AddName(name);
            }

            _documentStarts.Add(_nameStarts.Count - 1);
        }
    }

    public int MarkedCount => _marked.Count;

    public int FoldedCount => _folded.Count;

    public int PairCount => _pairs.Count;

    public int NamesOf(int document) => _documentStarts[document + 1] - _documentStarts[document];

    /// <param name="name">0 for the official name.</param>
    public ReadOnlySpan<NameWord> Words(int document, int name)
    {
        var number = _documentStarts[document] + name;
        return CollectionsMarshal.AsSpan(_words)[_nameStarts[number].._nameStarts[number + 1]];
    }

    /// <summary>The number of a term in these tables, or -1 where no name holds it.</summary>
    public int Find(Term term) => term.Kind switch
    {
        TermKind.Marked => _marked.GetValueOrDefault(term.First, -1),
        TermKind.Folded => _folded.GetValueOrDefault(term.First, -1),
        _ => _folded.TryGetValue(term.First, out var first) && _folded.TryGetValue(term.Second, out var second) ? _pairs.GetValueOrDefault((first, second), -1) : -1,
    };

    /// <summary>0 to 1: the weight of the words that two official names share, of all their words.</summary>
    public float Kinship(int document, int other)
    {
        var shared = 0f;
        var all = 0f;
        foreach (ref readonly var word in Words(other, 0))
        {
            all += word.Weight;
        }

        foreach (ref readonly var word in Words(document, 0))
        {
            all += word.Weight;
            shared += Holds(other, word.Folded) ? word.Weight : 0;
        }

        return all > shared ? shared / (all - shared) : 0;
    }

    /// <summary>Whether the document's official name holds the word.</summary>
    /// <param name="folded">Its number among the folded ones.</param>
    public bool Holds(int document, int folded)
    {
        foreach (ref readonly var word in Words(document, 0))
        {
            if (word.Folded == folded)
            {
                return true;
            }
        }

        return false;
    }

    private void AddName(string name)
    {
        var start = _words.Count;
        foreach (var token in VietnameseAnalyzer.Analyze(name))
        {
            if (!Generic.Contains(token.Folded))
            {
                var depth = name.AsSpan(0, token.Start).Count('(') - name.AsSpan(0, token.Start).Count(')');
                _words.Add(new NameWord(NumberOf(_marked, token.Marked), NumberOf(_folded, token.Folded), -1, _index.Idf(Term.Folded(token.Folded)) * (depth > 0 ? InBrackets : 1)));
            }
        }

        for (var i = start; i + 1 < _words.Count; i++)
        {
            _words[i] = _words[i] with { Pair = NumberOf(_pairs, (_words[i].Folded, _words[i + 1].Folded)) };
        }

        _nameStarts.Add(_words.Count);
    }

    private static int NumberOf<TKey>(Dictionary<TKey, int> numbers, TKey key)
        where TKey : notnull
    {
        if (!numbers.TryGetValue(key, out var number))
        {
            number = numbers.Count;
            numbers.Add(key, number);
        }

        return number;
    }
}

/// <summary>A word of a name, by its numbers in the table.</summary>
/// <param name="Pair">This word and the next; -1 at the end of the name.</param>
/// <param name="Weight">How telling the word is: its idf, less in brackets.</param>
internal readonly record struct NameWord(int Marked, int Folded, int Pair, float Weight);
