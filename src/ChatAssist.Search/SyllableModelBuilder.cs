using System.Runtime.InteropServices;
using System.Text;

namespace ChatAssist.Search;

/// <summary>Counts the syllables of a corpus and their neighbours, and makes a <see cref="SyllableModel"/> of them.</summary>
public sealed class SyllableModelBuilder
{
    /// <summary>Rarer spellings are mostly slips of the corpus itself.</summary>
    private const int FewestOfSyllable = 3;

    /// <summary>What is no Vietnamese syllable ("online", but also "đăngký") must be more usual to be believed.</summary>
    private const int FewestOfOther = 12;

    /// <summary>A pair that sounds like one so many times more usual is a slip of the corpus.</summary>
    private const int MostPerSlip = 30;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<Counted> _counted = [];
    private readonly Dictionary<Pair, int> _pairs = [];

    /// <summary>Counts a text.</summary>
    /// <param name="times">As if it stood there so often: a vocabulary's phrases must not drown among a million words.</param>
    public void Add(IReadOnlyList<Token> tokens, int times = 1)
    {
        var previous = -1;
        var end = -1;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind != TokenKind.Syllable)
            {
                previous = -1;
                continue;
            }

            var number = Count(token, times);

            // A comma or the end of a sentence lies between: those two do not belong together.
            if (previous >= 0 && token.Start == end + 1)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_pairs, new Pair(previous, number), out _) += times;
            }

            (previous, end) = (number, token.End);
        }
    }

    public SyllableModel Build()
    {
        var kept = Enumerable.Range(0, _counted.Count)
            .Where(number => IsBelieved(_counted[number]))
            .OrderByDescending(number => _counted[number].Count)
            .Take(SyllableModel.MostSyllables)
            .OrderBy(number => _counted[number].Folded, StringComparer.Ordinal)
            .ThenBy(number => _counted[number].Marked, StringComparer.Ordinal)
            .ToArray();
        var renumbered = new int[_counted.Count];
        Array.Fill(renumbered, -1);
        for (var i = 0; i < kept.Length; i++)
        {
            renumbered[kept[i]] = i;
        }

        var pairs = _pairs
            .Select(pair => (First: renumbered[pair.Key.First], Second: renumbered[pair.Key.Second], Count: pair.Value))
            .Where(pair => pair.First >= 0 && pair.Second >= 0)
            .ToArray();
        return Smooth(kept, [.. WithoutSlips(kept, pairs).OrderBy(pair => pair.First).ThenBy(pair => pair.Second)]);
    }

    private static bool IsBelieved(Counted syllable) =>
        syllable.Count >= (VietnameseSyllable.IsOne(syllable.Marked) ? FewestOfSyllable : FewestOfOther);

    // The corpus has its own slips: "sữa chữa" stands there too, far less often than "sửa chữa".
    private IEnumerable<(int First, int Second, int Count)> WithoutSlips(int[] kept, (int First, int Second, int Count)[] pairs)
    {
        var sounds = Array.ConvertAll(kept, number => VietnameseText.Canonical(_counted[number].Marked.Normalize(NormalizationForm.FormD).Replace('\u0303', '\u0309')));
        return pairs.GroupBy(pair => (sounds[pair.First], sounds[pair.Second])).SelectMany(alike =>
        {
            var most = alike.Max(pair => pair.Count);
            return alike.Where(pair => pair.Count * MostPerSlip > most);
        });
    }

    // Absolute discounting: what is taken from each pair that was seen is shared out among those that were not.
    private SyllableModel Smooth(int[] kept, (int First, int Second, int Count)[] pairs)
    {
        const double Discount = 0.75;
        var total = kept.Sum(number => (double)_counted[number].Count);
        var costs = Array.ConvertAll(kept, number => SyllableModel.ToByte(-Math.Log(_counted[number].Count / total)));
        var starts = new int[kept.Length + 1];
        var unseen = new byte[kept.Length];
        var seconds = new ushort[pairs.Length];
        var pairCosts = new byte[pairs.Length];
        for (var (first, i) = (0, 0); first < kept.Length; first++)
        {
            starts[first] = i;
            var end = i;
            var sum = 0.0;
            while (end < pairs.Length && pairs[end].First == first)
            {
                sum += pairs[end++].Count;
            }

            var rest = sum == 0 ? 1 : Discount * (end - i) / sum;
            unseen[first] = SyllableModel.ToByte(-Math.Log(rest));
            for (; i < end; i++)
            {
                var unigram = _counted[kept[pairs[i].Second]].Count / total;
                seconds[i] = (ushort)pairs[i].Second;
                pairCosts[i] = SyllableModel.ToByte(-Math.Log(((pairs[i].Count - Discount) / sum) + (rest * unigram)));
            }
        }

        starts[^1] = pairs.Length;
        return new SyllableModel(Array.ConvertAll(kept, number => _counted[number].Marked), costs, starts, unseen, seconds, pairCosts);
    }

    private int Count(Token token, int times)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, token.Marked, out var isKnown);
        if (!isKnown)
        {
            number = _counted.Count;
            _counted.Add(new Counted(token.Marked, token.Folded));
        }

        _counted[number].Count += times;
        return number;
    }

    /// <summary>Not one long of both: that one's hash is the two numbers' XOR, which so few syllables share out among all pairs.</summary>
    private readonly record struct Pair(int First, int Second);

    private sealed class Counted(string marked, string folded)
    {
        public string Marked { get; } = marked;

        public string Folded { get; } = folded;

        public int Count { get; set; }
    }
}
