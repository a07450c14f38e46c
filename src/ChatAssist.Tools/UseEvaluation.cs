using ChatAssist.Answering;
using ChatAssist.Composing;
using ChatAssist.Conversations;

namespace ChatAssist.Tools;

/// <summary>How a model reads what leans on other messages, and sums up: on conversations whose right procedures are known.</summary>
internal sealed class UseEvaluation(Assistant assistant, MessageReader reader, SummaryWriter summary)
{
    private const int MostLines = 8;

    private readonly List<SaidBefore> _said = [];

    public List<ModelCall> Calls { get; } = [];

    /// <summary>A turn that the assistant alone would have asked back on is read; right is who then answers from a right procedure.</summary>
    public async Task<IEnumerable<UsedModel>> TakeAsync(EvaluationTurn turn, Answer answer, Topic before, CancellationToken cancellationToken)
    {
        List<UsedModel> used = [];
        if (turn.Relevant.Count > 0 && ReadAgain.IsWorthIt(turn.Question, answer, turn.StartsConversation))
        {
            var reading = await reader.ReadAsync(
                turn.Question, [.. _said.TakeLast(MostLines)], [.. ReadAgain.Candidates(answer).Select(choice => choice.Text)], Guid.Empty, "", cancellationToken);
            Calls.AddRange(reading.Calls);
            var better = ReadAgain.Better(assistant.Answerer, answer, reading, before);
            var isRight = better?.Procedures is [var first, ..] && better.Status != AnswerStatus.ClarifyingProcedure && turn.Relevant.Contains(first.Code);
            used.AddRange(reading.Calls.TakeLast(1).Select(last => new UsedModel(last, 1, isRight ? 1 : 0)));
        }

        _said.AddRange([new SaidBefore(true, turn.Question), new SaidBefore(false, answer.Text)]);
        return used;
    }

    /// <summary>Sums up what was said, where it was more than a question and its answer, and counts the sentences that stand.</summary>
    public async Task<IEnumerable<UsedModel>> EndConversationAsync(CancellationToken cancellationToken)
    {
        const int QuestionAndAnswer = 2;
        var said = _said.ToList();
        _said.Clear();
        if (said.Count <= QuestionAndAnswer)
        {
            return [];
        }

        var written = await summary.WriteAsync(said, Guid.Empty, cancellationToken);
        Calls.AddRange(written.Calls);
        return written.Calls.TakeLast(1).Select(last => new UsedModel(last, last.Kept + last.Dropped, last.Kept));
    }
}

/// <param name="Last">The call whose words were taken.</param>
/// <param name="Judged">Answers, readings or sentences.</param>
internal sealed record UsedModel(ModelCall Last, int Judged, int Good);

/// <summary>One use of one model with one prompt: how much was judged, and the share that was good.</summary>
internal sealed record UseRow(string Use, string Endpoint, string Model, string PromptVersion, string Counts, int Judged, int Good, double Share, int Calls, int Failed, double Cost)
{
    public static List<UseRow> Of(IReadOnlyList<UsedModel> uses, IReadOnlyList<ModelCall> calls) =>
        [.. calls.GroupBy(Key).OrderBy(group => group.Key.Use).ThenBy(group => group.Key.Endpoint, StringComparer.Ordinal).Select(group => Of(group.Key, [.. group], [.. uses.Where(used => Key(used.Last) == group.Key)]))];

    public static string Table(IReadOnlyList<UseRow> rows) => string.Join('\n', rows
        .Select(row => $"{row.Use,-11} {row.Model,-24} {row.PromptVersion,-13} {row.Share,6:0.0%} of {row.Judged} {row.Counts}; {row.Calls} calls, {row.Failed} failed, cost {row.Cost:0.####}"));

    private static (ModelUse Use, string Endpoint, string Model, string PromptVersion) Key(ModelCall call) => (call.Use, call.Endpoint, call.Model, call.PromptVersion);

    private static UseRow Of((ModelUse Use, string Endpoint, string Model, string PromptVersion) key, List<ModelCall> calls, List<UsedModel> uses)
    {
        var (judged, good) = (uses.Sum(used => used.Judged), uses.Sum(used => used.Good));
        var counts = key.Use switch { ModelUse.Compose => "answers in its words", ModelUse.Understand => "messages read right", _ => "sentences verified" };
        return new UseRow(
            key.Use.ToString(), key.Endpoint, key.Model, key.PromptVersion, counts, judged, good, judged == 0 ? 0 : Math.Round(good / (double)judged, 4), calls.Count, calls.Count(call => call.Trouble is not null), calls.Sum(call => call.Cost));
    }
}
