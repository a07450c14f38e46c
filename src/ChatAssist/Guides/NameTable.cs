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

    /// <summary>By the index's number of a syllable or a pair; 0 is no term.</summary>
    private readonly Dictionary<int, int> _numbers = [];
    private readonly NameWord[] _words;
    private readonly NameStart[] _nameStarts;
    private readonly int[] _documentStarts;

    /// <param name="names">The names of each document, the official one first.</param>
    public NameTable(IEnumerable<IReadOnlyList<string>> names, SearchIndex index)
    {
        var words = new List<NameWord>();
        var nameStarts = new List<NameStart>();
        var documentStarts = new List<int>();
        foreach (var document in names)
        {
            documentStarts.Add(nameStarts.Count);
            foreach (var name in document)
            {
                nameStarts.Add(AddName(name, index, words));
            }
        }

        documentStarts.Add(nameStarts.Count);
        nameStarts.Add(new NameStart(words.Count, 0, 0));
        (_words, _nameStarts, _documentStarts) = ([.. words], [.. nameStarts], [.. documentStarts]);
    }

    /// <summary>How many numbers of syllables and pairs there are, 0 included.</summary>
    public int Count { get; private set; } = 1;

    public int NamesOf(int document) => _documentStarts[document + 1] - _documentStarts[document];

    /// <param name="name">0 for the official name.</param>
    public ReadOnlySpan<NameWord> Words(int document, int name)
    {
        var number = _documentStarts[document] + name;
        return _words.AsSpan(_nameStarts[number].Word.._nameStarts[number + 1].Word);
    }

    /// <summary>What a question that holds the whole name would hold of it: the weight of its words, and of those with a next one.</summary>
    public (float Words, float Pairs) Whole(int document, int name)
    {
        var start = _nameStarts[_documentStarts[document] + name];
        return (start.Words, start.Pairs);
    }

    /// <summary>The number in this table of a term of the index, or 0 where no name holds it.</summary>
    /// <param name="term">Its number in the index.</param>
    public int Find(int term) => _numbers.GetValueOrDefault(term);

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

    private NameStart AddName(string name, SearchIndex index, List<NameWord> words)
    {
        var start = words.Count;
        var previous = "";
        var (weights, pairs) = (0f, 0f);
        foreach (var token in VietnameseAnalyzer.Analyze(name))
        {
            if (Generic.Contains(token.Folded))
            {
                continue;
            }

            if (words.Count > start)
            {
                pairs += words[^1].Weight;
                words[^1] = words[^1] with { Pair = NumberOf(Term.Bigram(previous, token.Folded), index) };
            }

            var depth = name.AsSpan(0, token.Start).Count('(') - name.AsSpan(0, token.Start).Count(')');
            var weight = index.Idf(Term.Folded(token.Folded)) * (depth > 0 ? InBrackets : 1);
            words.Add(new NameWord(NumberOf(Term.Marked(token.Marked), index), NumberOf(Term.Folded(token.Folded), index), 0, weight));
            weights += weight;
            previous = token.Folded;
        }

        return new NameStart(start, weights, pairs);
    }

    // What the index does not know no question can ask for: such a term only must be no other.
    private int NumberOf(Term term, SearchIndex index)
    {
        if (index.NumberOf(term) is not (>= 0 and var indexed))
        {
            return Count++;
        }

        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, indexed, out var isKnown);
        return isKnown ? number : number = Count++;
    }

    /// <param name="Word">The place of its first word.</param>
    /// <param name="Words">The weight of its words.</param>
    /// <param name="Pairs">The weight of those that have a next one.</param>
    private readonly record struct NameStart(int Word, float Words, float Pairs);
}

/// <summary>A word of a name, by its numbers in the table.</summary>
/// <param name="Pair">This word and the next; 0 at the end of the name.</param>
/// <param name="Weight">How telling the word is: its idf, less in brackets.</param>
internal readonly record struct NameWord(int Marked, int Folded, int Pair, float Weight);
