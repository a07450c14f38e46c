namespace ChatAssist.Search;

/// <summary>Finds the likeliest way through a message of whose words each may be read as several syllables.</summary>
/// <remarks>Viterbi's algorithm with a beam. Not for several threads at once.</remarks>
public sealed class SyllableLattice(SyllableModel model)
{
    /// <summary>A word that the corpus does not know.</summary>
    public const int Unknown = -1;

    /// <summary>A number, a code: no syllable and no neighbour to one.</summary>
    public const int Other = -2;

    /// <summary>As dear as a syllable that stands once in three million.</summary>
    private const float UnknownCost = 15;

    /// <summary>So many readings of a word are followed on; the right one is hardly ever behind.</summary>
    private const int Beam = 6;

    private readonly List<(int Syllable, float Cost)> _readings = [];
    private readonly List<int> _starts = [];
    private State[] _states = [];

    /// <summary>How many words there are.</summary>
    public int Count => _starts.Count;

    public void Clear()
    {
        _readings.Clear();
        _starts.Clear();
    }

    /// <summary>Begins the next word: its readings follow, at least one.</summary>
    public void AddWord() => _starts.Add(_readings.Count);

    /// <param name="syllable">A number of the model, <see cref="Unknown"/> or <see cref="Other"/>.</param>
    /// <param name="cost">What it costs to take the word for this, in nats.</param>
    public void AddReading(int syllable, float cost) => _readings.Add((syllable, cost));

    /// <summary>The cheapest reading of each word.</summary>
    public void Solve(Span<int> path)
    {
        if (_states.Length < (Count + 1) * Beam)
        {
            _states = new State[(Count + 1) * Beam];
        }

        var before = Span<State>.Empty;
        for (var word = 0; word < Count; word++)
        {
            var states = _states.AsSpan(word * Beam, Beam);
            states.Fill(new State(Other, float.PositiveInfinity, 0));
            var end = word + 1 < Count ? _starts[word + 1] : _readings.Count;
            for (var reading = _starts[word]; reading < end; reading++)
            {
                Keep(states, Reach(_readings[reading], before));
            }

            before = states;
        }

        var best = 0;
        for (var word = Count - 1; word >= 0; word--)
        {
            var state = _states[(word * Beam) + best];
            path[word] = state.Syllable;
            best = state.Before;
        }
    }

    /// <summary>What the second costs behind the first.</summary>
    public float CostBetween(int first, int second) => second switch
    {
        Other => 0,
        Unknown => UnknownCost,
        _ => first < 0 ? model.Cost(second) : model.Cost(first, second),
    };

    private State Reach((int Syllable, float Cost) reading, ReadOnlySpan<State> before)
    {
        var best = new State(reading.Syllable, before.IsEmpty ? CostBetween(Other, reading.Syllable) + reading.Cost : float.PositiveInfinity, 0);
        for (var i = 0; i < before.Length && before[i].Cost < best.Cost; i++)
        {
            var cost = before[i].Cost + CostBetween(before[i].Syllable, reading.Syllable) + reading.Cost;
            if (cost < best.Cost)
            {
                best = new State(reading.Syllable, cost, i);
            }
        }

        return best;
    }

    // The states are in order, the cheapest first.
    private static void Keep(Span<State> states, State state)
    {
        var place = states.Length;
        while (place > 0 && state.Cost < states[place - 1].Cost)
        {
            place--;
        }

        if (place < states.Length)
        {
            states[place..^1].CopyTo(states[(place + 1)..]);
            states[place] = state;
        }
    }

    private readonly record struct State(int Syllable, float Cost, int Before);
}
