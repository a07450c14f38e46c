namespace ChatAssist.Benchmarks;

/// <summary>Lets all contestants search in turn, again and again, so that a busy moment of the machine falls on all alike.</summary>
internal static class Rounds
{
    private const int WarmUps = 12;

    /// <summary>A slow contestant gets fewer rounds, but never fewer than this.</summary>
    private const int Fewest = 3;

    /// <summary>Microseconds of warming up, and again of searching, after which a contestant may rest.</summary>
    private const double Patience = 15_000_000;

    public static List<SearchFigures> Run(IReadOnlyList<Contestant> contestants, IReadOnlyList<ListedQuestion> questions, int rounds)
    {
        var passes = contestants.Select(_ => new List<PassTimes>()).ToList();
        foreach (var contestant in contestants)
        {
            WarmUp(contestant);
        }

        for (var round = 0; round < rounds; round++)
        {
            for (var turn = 0; turn < contestants.Count; turn++)
            {
                // Everybody follows everybody in some round: the one before leaves the processor's caches full of its own.
                var number = (turn + round) % contestants.Count;
                if (passes[number].Count < Fewest || passes[number].Sum(pass => pass.Total) < Patience)
                {
                    passes[number].Add(contestants[number].Pass());
                }
            }
        }

        return [.. contestants.Zip(passes, (contestant, times) => SearchFigures.Of(contestant, times, questions))];
    }

    private static void WarmUp(Contestant contestant)
    {
        var spent = 0.0;
        for (var pass = 0; pass < WarmUps && spent < Patience; pass++)
        {
            spent += contestant.Pass().Total;
        }
    }
}
