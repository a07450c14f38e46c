using System.Runtime.InteropServices;

namespace ChatAssist.Search;

/// <summary>Scores under construction, one a document; kept for the thread's next search.</summary>
internal sealed class Accumulator : IDisposable
{
    [ThreadStatic]
    private static Accumulator? _spare;

    private float[] _scores = [];
    private float[] _best = [];
    private readonly List<int> _bestDocuments = [];
    private int _count;

    public static Accumulator Rent(int documents)
    {
        var accumulator = _spare ?? new Accumulator();
        _spare = null;
        accumulator.Clear(documents);
        return accumulator;
    }

    public void Add(PostingList postings, float weight)
    {
        var documents = postings.Documents;
        var added = postings.Scores;
        var scores = _scores;
        for (var i = 0; i < documents.Length; i++)
        {
            scores[documents[i]] += added[i] * weight;
        }
    }

    public void BeginBestOf() => _bestDocuments.Clear();

    /// <summary>Remembers the higher of this and the other alternatives' scores for each document.</summary>
    public void KeepBest(PostingList postings, float weight)
    {
        for (var i = 0; i < postings.Count; i++)
        {
            var document = postings.Documents[i];
            var score = postings.Scores[i] * weight;
            if (_best[document] == 0)
            {
                _bestDocuments.Add(document);
            }

            _best[document] = Math.Max(_best[document], score);
        }
    }

    public void EndBestOf()
    {
        foreach (var document in CollectionsMarshal.AsSpan(_bestDocuments))
        {
            _scores[document] += _best[document];
            _best[document] = 0;
        }
    }

    /// <summary>The best documents with a score above 0; equal scores in document order.</summary>
    public List<ScoreDoc> Top(int most)
    {
        var count = Math.Min(most, _count);
        if (count <= 0)
        {
            return [];
        }

        var heap = new PriorityQueue<ScoreDoc, (float Score, int NegatedDocument)>(count + 1);
        var worst = 0f;
        for (var document = 0; document < _count; document++)
        {
            var score = _scores[document];
            if (score <= worst)
            {
                continue;
            }

            heap.Enqueue(new ScoreDoc(document, score), (score, -document));
            if (heap.Count > count)
            {
                heap.Dequeue();
                worst = heap.Peek().Score;
            }
        }

        var top = new List<ScoreDoc>(heap.Count);
        while (heap.TryDequeue(out var found, out _))
        {
            top.Add(found);
        }

        top.Reverse();
        return top;
    }

    public void Dispose() => _spare = this;

    private void Clear(int documents)
    {
        if (_scores.Length < documents)
        {
            _scores = new float[documents];
            _best = new float[documents];
        }

        Array.Clear(_scores, 0, documents);
        _count = documents;
    }
}
