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
        var (question, passages) = assistant.Answerer.Look(turn.Question, Topic.None);
        return passages.Count == 0 ? null : new DecidingExample(
            RankingExample.KindOf(file),
            RankingExample.FoldOf(turn.Relevant.Count > 0 ? turn.Relevant[0] : turn.Id),
            turn.Relevant.Count > 0,
            PlaceOf(turn.Relevant, passages),
            Confidence.InputsOf(question, passages[0]),
            passages[0].Probability);
    }

    private static int PlaceOf(IReadOnlyList<string> relevant, IReadOnlyList<Passage> passages)
    {
        var place = 0;
        while (place < passages.Count && !(passages[place].Procedure is { } procedure && relevant.Contains(procedure.Code)))
        {
            place++;
        }

        return place < passages.Count ? place + 1 : 0;
    }
}
