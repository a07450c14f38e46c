using ChatAssist.Answering;
using ChatAssist.Search;

namespace ChatAssist.Journeys;

/// <summary>What is known to go wrong at a step: the guide's own mistakes whose words the step shares, then what every procedure shares.</summary>
internal static class StepTroubles
{
    private const int Most = 4;

    /// <summary>As long as a button may be.</summary>
    private const int LongestButton = 70;

    /// <summary>"Chọn", "bấm" and their like stand everywhere: two words in common say that a mistake belongs to a step.</summary>
    private const int FewestShared = 2;

    public static IReadOnlyList<Trouble> Of(JourneyPlan plan, JourneyTexts texts, JourneyStep step)
    {
        var said = Words($"{step.Title} {step.Text}");
        var own = plan.Guide.Mistakes
            .Select(mistake => (Mistake: mistake, Shared: Words($"{mistake.Wrong} {mistake.Right}").Count(said.Contains)))
            .Where(entry => entry.Shared >= FewestShared)
            .OrderByDescending(entry => entry.Shared)
            .Select(entry => new Trouble { Wrong = entry.Mistake.Wrong, Right = entry.Mistake.Right })
            .Take(Most - 1);
        var spaced = $" {string.Join(' ', Folded($"{step.Title} {step.Text}"))} ";
        var shared = texts.Troubles.Where(trouble => trouble.At.Exists(at => spaced.Contains($" {string.Join(' ', Folded(at))} ", StringComparison.Ordinal)));
        return [.. own.Concat(shared).DistinctBy(trouble => trouble.Wrong).Take(Most)];
    }

    public static string Button(Trouble trouble) => Wording.Shorten(trouble.Wrong, LongestButton);

    private static HashSet<string> Words(string text) => [.. VietnameseAnalyzer.Analyze(text).Select(token => token.Marked).Where(word => word.Length > 2)];

    private static IEnumerable<string> Folded(string text) => VietnameseAnalyzer.Analyze(text).Select(token => token.Folded);
}
