using ChatAssist.Answering;
using ChatAssist.Guides;
using ChatAssist.Search;

namespace ChatAssist.Tools;

/// <summary>A question with the features of every procedure that was looked at for it.</summary>
/// <param name="Kind">The file it comes from; figures are printed for each.</param>
/// <param name="Fold">Which part of the cross-validation it belongs to: all questions about one procedure to the same.</param>
/// <param name="Relevant">For each candidate, whether it is a right one.</param>
internal sealed record RankingExample(string Kind, int Fold, Asker Asker, float[][] Features, bool[] Relevant)
{
    public const int Folds = 5;

    public bool IsFound => Relevant.Contains(value: true);

    /// <summary>Every question twice: as written and without marks.</summary>
    public static List<RankingExample> Of(Assistant assistant, IEnumerable<string> files) =>
        [.. files.SelectMany(file => EvaluationFile.Read(file)
            .Where(turn => turn.StartsConversation && turn.Relevant.Count > 0)
            .SelectMany(turn => new[] { Of(assistant, KindOf(file), turn, turn.Question), Of(assistant, $"{KindOf(file)}, no marks", turn, VietnameseText.Fold(turn.Question)) }))];

    // Two lists of one kind, ours and the open one, are told apart by the folder above.
    public static string KindOf(string file) =>
        $"{Path.GetFileNameWithoutExtension(file)} ({Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(file))))})";

    private static RankingExample Of(Assistant assistant, string kind, EvaluationTurn turn, string text)
    {
        var (question, passages) = assistant.Answerer.Look(text, Topic.None);
        var procedures = passages.Where(passage => passage.Procedure is not null).ToList();
        return new RankingExample(
            kind,
            FoldOf(turn.Relevant[0]),
            question.Asker,
            [.. procedures.Select(passage => passage.Features.ToArray())],
            [.. procedures.Select(passage => turn.Relevant.Contains(passage.Procedure!.Code))]);
    }

    // string.GetHashCode differs from run to run.
    public static int FoldOf(string code) => (int)(code.Aggregate(17u, (hash, letter) => (hash * 31) + letter) % Folds);
}
