using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Composing;

/// <summary>What calls of a stretch of time cost and brought: every figure a count of rows that can be looked up.</summary>
public sealed record ModelFigures(IReadOnlyList<ModelRow> Rows, IReadOnlyList<(string Name, int Count)> Wordings, IReadOnlyList<(string Name, int Count)> Troubles, IReadOnlyList<(string Name, int Count)> Reasons)
{
    private const int MostRows = 100_000;

    public static async Task<ModelFigures> ReadAsync(ChatAssistDb db, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var calls = await db.ModelCalls.AsNoTracking().Where(call => call.At >= since).OrderByDescending(call => call.At).Take(MostRows).ToListAsync(cancellationToken);
        return new ModelFigures(
            [.. calls.GroupBy(call => (call.Use, call.Endpoint, call.Model, call.Rung, call.PromptVersion)).OrderBy(group => group.Key.Use).ThenBy(group => group.Key.Endpoint).Select(group => ModelRow.Of([.. group]))],
            Count(calls.Select(call => call.Wording?.ToString())),
            Count(calls.Select(call => call.Trouble?.ToString())),
            Count(calls.SelectMany(call => call.Reasons.Split(',', StringSplitOptions.RemoveEmptyEntries))));
    }

    private static List<(string, int)> Count(IEnumerable<string?> names) =>
        [.. names.OfType<string>().CountBy(name => name).OrderByDescending(pair => pair.Value).Select(pair => (pair.Key, pair.Value))];
}

/// <summary>The calls of one use, endpoint, model, form of asking and prompt.</summary>
/// <param name="Median">Milliseconds of those that went well; 0 where none did.</param>
public sealed record ModelRow(
    ModelUse Use, string Endpoint, string Model, Rung Rung, string PromptVersion, int Calls, int Failed, long TokensIn, long TokensOut, double Cost, double Median, double Slowest95, double FirstToken)
{
    public static ModelRow Of(IReadOnlyList<ModelCall> calls)
    {
        var times = calls.Where(call => call.Trouble is null).Select(call => call.Milliseconds).Order().ToList();
        var firsts = calls.Select(call => call.FirstTokenMilliseconds).OfType<double>().Order().ToList();
        var first = calls[0];
        return new ModelRow(
            first.Use, first.Endpoint, first.Model, first.Rung, first.PromptVersion, calls.Count, calls.Count(call => call.Trouble is not null),
            calls.Sum(call => call.TokensIn), calls.Sum(call => call.TokensOut), calls.Sum(call => call.Cost), At(times, 0.5), At(times, 0.95), At(firsts, 0.5));
    }

    private static double At(List<double> sorted, double part) => sorted.Count == 0 ? 0 : sorted[(int)Math.Min(sorted.Count - 1, part * sorted.Count)];
}
