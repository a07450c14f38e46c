using ChatAssist.Answering;
using ChatAssist.Guides;

namespace ChatAssist.Tools;

/// <summary>A question with the features of every procedure that was looked at for it.</summary>
/// <param name="Kind">The file it comes from; figures are printed for each.</param>
/// <param name="Fold">Which part of the cross-validation it belongs to: all questions about one procedure to the same.</param>
/// <param name="Leans">Whether something was spoken of before.</param>
/// <param name="Relevant">For each candidate, whether it is a right one.</param>
internal sealed record RankingExample(string Kind, int Fold, Asker Asker, bool Leans, float[][] Features, bool[] Relevant)
{
    public bool IsFound => Relevant.Contains(value: true);

    /// <summary>Every question and conversation twice: as written and without marks.</summary>
    public static List<RankingExample> Of(Assistant assistant, IEnumerable<string> files) =>
        [.. files.SelectMany(file => TuningTurn.Of(assistant, file)).Where(turn => turn.Relevant.Count > 0).Select(Of)];

    private static RankingExample Of(TuningTurn turn)
    {
        var procedures = turn.Passages.Where(passage => passage.Procedure is not null).ToList();
        return new RankingExample(
            turn.Kind,
            turn.Fold,
            turn.Question.Asker,
            turn.LeansOnOthers,
            [.. procedures.Select(passage => passage.Features.ToArray())],
            [.. procedures.Select(passage => turn.Relevant.Contains(passage.Procedure!.Code))]);
    }
}
