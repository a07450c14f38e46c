using ChatAssist.Training;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChatAssist.Web.VolunteerDesk.Pages;

/// <summary>Where volunteers practise on made-up citizens before they serve real ones.</summary>
[Authorize(DeskAccess.Conversations)]
internal sealed class TrainingModel(IReadOnlyList<TrainingScene> scenes, TrainingCoach coach, TrainingRuns runs, TimeProvider clock) : PageModel
{
    public const int LongestAnswer = 2_000;

    public IReadOnlyList<TrainingScene> Scenes => scenes;

    /// <summary>Null while none is chosen.</summary>
    public TrainingScene? Scene { get; private set; }

    /// <summary>What was said so far, each with what the coach says of it.</summary>
    public IReadOnlyList<(TrainingTurn Turn, string Answer, TrainingFeedback Feedback)> Done { get; private set; } = [];

    /// <summary>What the citizen waits with now; null at the end.</summary>
    public TrainingTurn? Next => Scene is not null && Done.Count < Scene.Turns.Count ? Scene.Turns[Done.Count] : null;

    public string SealedRun { get; private set; } = "";

    public void OnGet(string? scene) => Show(scenes.FirstOrDefault(one => one.Name == scene) is { } chosen ? new TrainingRun(chosen.Name, [], clock.GetUtcNow()) : null);

    public void OnPost(string? run, string? answer)
    {
        var known = runs.Read(run);
        var words = (answer ?? "").Trim();
        Show(known is null || words.Length is 0 or > LongestAnswer ? known
            : known with { Answers = [.. known.Answers, new PractisedAnswer(words, (clock.GetUtcNow() - known.ShownAt).TotalSeconds)], ShownAt = clock.GetUtcNow() });
    }

    private void Show(TrainingRun? run)
    {
        Scene = scenes.FirstOrDefault(one => one.Name == run?.Scene);
        if (Scene is null || run is null)
        {
            return;
        }

        Done = [.. Scene.Turns.Zip(run.Answers).Select((pair, i) => (pair.First, pair.Second.Text, coach.Judge(Scene, pair.First, pair.Second.Text, TimeSpan.FromSeconds(pair.Second.Seconds), isFirst: i == 0)))];
        SealedRun = runs.Write(run);
    }
}
