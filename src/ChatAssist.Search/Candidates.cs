namespace ChatAssist.Search;

/// <summary>The documents that may still be among the best, by an upper bound of their scores, in the order of their numbers.</summary>
internal sealed class Candidates
{
    private int[] _documents = new int[1024];
    private float[] _bounds = new float[1024];
    private float[] _selection = new float[1024];
    private int _wanted;
    private int _full;
    private float _slack;
    private float _relativeSlack;

    public int Count { get; private set; }

    /// <summary>Below it no document can be among the best.</summary>
    public float Threshold { get; private set; }

    /// <summary>Whether the threshold tells more than "holds a term".</summary>
    public bool IsRaised => Threshold > float.Epsilon;

    public ReadOnlySpan<int> Documents => _documents.AsSpan(0, Count);

    /// <param name="wanted">How many documents are looked for, 1 or more.</param>
    /// <param name="slack">By how much at most a bound is above the score.</param>
    /// <param name="additions">How many numbers a bound is the sum of: each addition may round.</param>
    public void Begin(int wanted, float slack, int additions)
    {
        const float Epsilon = 1.2e-7f;
        _wanted = wanted;
        _slack = slack;
        _relativeSlack = (additions + 16) * Epsilon * 4;
        _full = Math.Max(_wanted * 2, 128);
        Count = 0;
        Threshold = float.Epsilon;
    }

    public void Add(int document, float bound)
    {
        if (Count == _full)
        {
            Shrink();
            if (bound < Threshold)
            {
                return;
            }
        }

        if (Count == _documents.Length)
        {
            Array.Resize(ref _documents, Count * 2);
            Array.Resize(ref _bounds, Count * 2);
        }

        _documents[Count] = document;
        _bounds[Count++] = bound;
    }

    /// <summary>Raises the threshold to what the best so far call for and drops what is below.</summary>
    public void Shrink()
    {
        if (Count > _wanted)
        {
            Raise(_bounds.AsSpan(0, Count));
            DropBelowThreshold();
        }

        _full = Math.Max(_full, Count + (_wanted / 2) + 64);
    }

    /// <summary>Raises the threshold to what these bounds of different documents call for.</summary>
    public void Raise(ReadOnlySpan<float> bounds)
    {
        if (bounds.Length < _wanted)
        {
            return;
        }

        if (_selection.Length < bounds.Length)
        {
            _selection = new float[bounds.Length * 2];
        }

        bounds.CopyTo(_selection);
        var worst = Selection.Highest(_selection.AsSpan(0, bounds.Length), _wanted);
        Threshold = Math.Max(Threshold, (worst * (1 - _relativeSlack)) - _slack);
    }

    private void DropBelowThreshold()
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            _documents[kept] = _documents[i];
            _bounds[kept] = _bounds[i];
            kept += _bounds[i] >= Threshold ? 1 : 0;
        }

        Count = kept;
    }
}
