using System.Text;
using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Cách làm: the guide's own steps where there is a guide, else the record's; as many as fit, the rest on request.</summary>
internal static class StepsText
{
    /// <summary>What the button says that shows the rest.</summary>
    public const string More = "Các bước tiếp theo";

    private const string Section = "Cách làm";

    private const int LongestStep = 230;

    /// <param name="first">The step to begin with, counted from 0.</param>
    public static FacetText? Write(Procedure procedure, Guide? guide, int budget, int first = 0)
    {
        var steps = StepsOf(procedure, guide);
        if (steps.Count <= first)
        {
            return null;
        }

        var text = new StringBuilder(guide is { Steps.Count: > 0 } && procedure.Methods.Any(method => method.Way == SubmissionWay.Online) ? "Cách nộp trực tuyến:" : "Các bước:");
        var next = first;
        do
        {
            text.Append('\n').Append(next + 1).Append(". ").Append(Wording.Item(steps[next], LongestStep));
            next++;
        }
        while (next < steps.Count && text.Length + Math.Min(steps[next].Length, LongestStep) < budget);

        if (next < steps.Count)
        {
            text.Append("\n• Còn ").Append(steps.Count - next).Append(" bước nữa.");
        }

        return new FacetText(text.ToString(), Section, string.Join(" ", procedure.Steps), NextStep: next < steps.Count ? next : 0);
    }

    private static List<string> StepsOf(Procedure procedure, Guide? guide) => guide is { Steps.Count: > 0 }
        ? [.. guide.Steps.Select(step => $"**{step.Title}**: {step.Text}")]
        : [.. procedure.Steps];
}
