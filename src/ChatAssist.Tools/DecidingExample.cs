using ChatAssist.Answering;
using ChatAssist.Guides;
using ChatAssist.Search;

namespace ChatAssist.Tools;

/// <summary>A question with what the decision about it rests on.</summary>
/// <param name="IsCovered">Whether any procedure covers it.</param>
/// <param name="RightPlace">The place of the first right passage, from 1; 0 where there is none.</param>
internal sealed record DecidingExample(string Kind, int Fold, bool IsCovered, int RightPlace, double[] Inputs, double Probability)
{
    /// <summary>Every question twice: as written and without marks.</summary>
    public static List<DecidingExample> Of(Assistant assistant, IEnumerable<string> files) =>
        [.. files.SelectMany(file => EvaluationFile.Read(file)
            .Where(turn => turn.StartsConversation)
            .SelectMany(turn => new[] { turn, turn with { Question = VietnameseText.Fold(turn.Question) } })
            .Select(turn => Of(assistant, file, turn))
            .OfType<DecidingExample>())];

    private static DecidingExample? Of(Assistant assistant, string file, EvaluationTurn turn)
    {
        var (question, found) = assistant.Answerer.Look(turn.Question, Topic.None);
        var passages = found.OrderByDescending(passage => passage.Score).ToList();
        return passages.Count == 0 ? null : new DecidingExample(
            RankingExample.KindOf(file),
            RankingExample.FoldOf(turn.Relevant.Count > 0 ? turn.Relevant[0] : turn.Id),
            turn.Relevant.Count > 0,
            1 + passages.FindIndex(passage => passage.Procedure is { } procedure && turn.Relevant.Contains(procedure.Code)),
            Confidence.InputsOf(question, passages[0]),
            passages[0].Probability);
    }
}
