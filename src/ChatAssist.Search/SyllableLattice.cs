using System.Runtime.InteropServices;

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
    private const int Beam = 5;

    private readonly List<(int Syllable, float Cost)> _readings = [];
    private readonly List<int> _starts = [];
    private State[] _states = [];
    private State[] _reached = [];

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
            Reach(CollectionsMarshal.AsSpan(_readings)[_starts[word]..end], before, states);
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

    private void Reach(ReadOnlySpan<(int Syllable, float Cost)> readings, ReadOnlySpan<State> before, Span<State> states)
    {
        if (_reached.Length < readings.Length)
        {
            _reached = new State[readings.Length * 2];
        }

        var reached = _reached.AsSpan(0, readings.Length);
        for (var i = 0; i < readings.Length; i++)
        {
            var cost = before.IsEmpty ? CostAlone(readings[i].Syllable) + readings[i].Cost : float.PositiveInfinity;
            reached[i] = new State(readings[i].Syllable, cost, 0);
        }

        for (var i = 0; i < before.Length && before[i].Cost < Dearest(reached); i++)
        {
            Follow(before[i], i, readings, reached);
        }

        foreach (var state in reached)
        {
            Keep(states, state);
        }
    }

    private void Follow(State state, int number, ReadOnlySpan<(int Syllable, float Cost)> readings, Span<State> reached)
    {
        var row = state.Syllable >= 0 ? model.After(state.Syllable) : default;
        for (var i = 0; i < readings.Length; i++)
        {
            var (syllable, slip) = readings[i];
            var cost = state.Cost + slip + (syllable >= 0 && state.Syllable >= 0 ? row.Cost(syllable) : CostAlone(syllable));
            if (cost < reached[i].Cost)
            {
                reached[i] = new State(syllable, cost, number);
            }
        }
    }

    private float CostAlone(int syllable) => syllable switch
    {
        Other => 0,
        Unknown => UnknownCost,
        _ => model.Cost(syllable),
    };

    private static float Dearest(ReadOnlySpan<State> reached)
    {
        var dearest = 0f;
        foreach (var state in reached)
        {
            dearest = Math.Max(dearest, state.Cost);
        }

        return dearest;
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
