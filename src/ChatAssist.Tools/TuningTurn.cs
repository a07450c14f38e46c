using ChatAssist.Answering;
using ChatAssist.Guides;
using ChatAssist.Search;

namespace ChatAssist.Tools;

/// <summary>A question or turn with all that was looked at for it.</summary>
/// <param name="Kind">The file it comes from; figures are printed for each.</param>
/// <param name="Fold">Which part of the cross-validation it belongs to: all questions about one procedure, and all turns of a conversation, to the same.</param>
/// <param name="LeansOnOthers">Whether something was spoken of before.</param>
/// <param name="Passages">Best first.</param>
internal sealed record TuningTurn(string Kind, int Fold, IReadOnlyList<string> Relevant, bool LeansOnOthers, Question Question, IReadOnlyList<Passage> Passages)
{
    public const int Folds = 5;

    /// <summary>All turns of a file twice: as written and without marks.</summary>
    public static List<TuningTurn> Of(Assistant assistant, string file)
    {
        var turns = EvaluationFile.Read(file);
        return [.. Of(assistant, KindOf(file), turns), .. Of(assistant, $"{KindOf(file)}, no marks", turns.ConvertAll(turn => turn with { Question = VietnameseText.Fold(turn.Question) }))];
    }

    private static IEnumerable<TuningTurn> Of(Assistant assistant, string kind, List<EvaluationTurn> turns)
    {
        var topic = Topic.None;
        var fold = 0;
        foreach (var turn in turns)
        {
            topic = turn.StartsConversation ? Topic.None : topic;
            fold = turn.StartsConversation ? FoldOf(turn.Relevant.Count > 0 ? turn.Relevant[0] : turn.Id) : fold;
            var (question, passages) = assistant.Answerer.Look(turn.Question, topic);

            // What only asks for a part of what is spoken of, or presses a button, is not searched for.
            if (!assistant.Answerer.IsFollowUp(turn.Question, topic))
            {
                yield return new TuningTurn(kind, fold, turn.Relevant, topic.AboutCode.Length > 0, question, passages);
            }

            topic = assistant.Answerer.Answer(turn.Question, topic).Next;
        }
    }

    // Two lists of one kind, ours and the open one, are told apart by the folder above.
    private static string KindOf(string file) =>
        $"{Path.GetFileNameWithoutExtension(file)} ({Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(file))))})";

    // string.GetHashCode differs from run to run.
    private static int FoldOf(string code) => (int)(code.Aggregate(17u, (hash, letter) => (hash * 31) + letter) % Folds);
}
