using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatAssist.Journeys;

/// <summary>What a step's schematic shows: a phone's screen with the step's name and what is pressed on it.</summary>
/// <param name="Path">Where the server draws it.</param>
/// <param name="Alt">The same in words, for those who do not see it.</param>
/// <param name="Title">Above the screen.</param>
/// <param name="Buttons">The words on the screen that the step names, in its order; the last is what is pressed.</param>
public sealed partial record StepPicture(string Path, string Alt, string Title, IReadOnlyList<string> Buttons)
{
    private const int Most = 4;

    /// <returns>Null where the step names nothing that stands on a screen.</returns>
    public static StepPicture? Of(JourneyPlan plan, JourneyStep step)
    {
        var buttons = Quoted().Matches(step.Text).Select(match => match.Groups["words"].Value.Trim()).Distinct().Take(Most).ToList();
        return buttons.Count == 0
            ? null
            : new StepPicture(
                string.Create(CultureInfo.InvariantCulture, $"/pictures/{plan.Procedure.Code}/{step.Number}.svg"),
                $"Hình vẽ màn hình bước “{step.Title}”: trên màn hình có {string.Join(", ", buttons.Select(button => $"“{button}”"))}.",
                step.Title,
                buttons);
    }

    [GeneratedRegex("[\"“](?<words>[^\"”]{2,60})[\"”]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
