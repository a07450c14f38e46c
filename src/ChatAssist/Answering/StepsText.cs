using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Cách làm: the guide's own steps where there is a guide, else the record's.</summary>
internal static class StepsText
{
    private const string Section = "Cách làm";

    public static FacetText? Write(Procedure procedure, Guide? guide, int budget)
    {
        var steps = guide is { Steps.Count: > 0 }
            ? guide.Steps.Select(step => $"**{step.Title}**: {step.Text}").ToList()
            : [.. procedure.Steps];
        if (steps.Count == 0)
        {
            return null;
        }

        var opening = guide is { Steps.Count: > 0 } ? "Cách nộp trực tuyến:" : "Các bước:";
        return new FacetText($"{opening}\n{Bullets.Fit(steps, budget - opening.Length, "bước", numbered: true)}", Section, string.Join(" ", procedure.Steps));
    }
}
