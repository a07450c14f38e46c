using ChatAssist.Answering;
using ChatAssist.Guides;

namespace ChatAssist.Tools;

/// <summary>A question with what the decision about it rests on.</summary>
/// <param name="IsCovered">Whether any procedure covers it.</param>
/// <param name="RightPlace">The place of the first right passage, from 1; 0 where there is none.</param>
internal sealed record DecidingExample(string Kind, int Fold, bool IsCovered, int RightPlace, double[] Inputs, double Probability)
{
    /// <summary>First messages only: what leans on others is covered because they are.</summary>
    public static List<DecidingExample> Of(Assistant assistant, IEnumerable<string> files) =>
        [.. files.SelectMany(file => TuningTurn.Of(assistant, file)).Where(turn => turn.Passages.Count > 0 && !turn.LeansOnOthers).Select(Of)];

    private static DecidingExample Of(TuningTurn turn) => new(
        turn.Kind, turn.Fold, turn.Relevant.Count > 0, PlaceOf(turn.Relevant, turn.Passages), Confidence.InputsOf(turn.Question, turn.Passages[0]), turn.Passages[0].Probability);

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
