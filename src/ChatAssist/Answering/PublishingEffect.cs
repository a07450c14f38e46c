using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>What publishing a text would change: known questions, asked of the assistant of now and of the one with that text.</summary>
/// <param name="Asked">How many questions were asked.</param>
/// <param name="Changes">Those answered otherwise; what is answered about the wrong procedure stands first.</param>
public sealed record PublishingEffect(int Asked, IReadOnlyList<AnswerChange> Changes)
{
    public int Lost => Changes.Count(change => change.Verdict == ChangeVerdict.Lost);

    public int Won => Changes.Count(change => change.Verdict == ChangeVerdict.Won);

    public static PublishingEffect Of(Assistant before, Assistant after, IReadOnlyList<KnownQuestion> questions) =>
        new(questions.Count,
        [
            .. questions.AsParallel().AsOrdered().Select(question => AnswerChange.Of(question, Ask(before, question), Ask(after, question), before.Knowledge, after.Knowledge)).OfType<AnswerChange>()
                .OrderBy(change => change.Verdict),
        ]);

    private static Answer Ask(Assistant assistant, KnownQuestion question) => assistant.Answerer.Answer(question.Text, Topic.None);
}

/// <summary>One question that is answered otherwise.</summary>
/// <param name="Before">What the answer is about; where that stays the same, the first words that go.</param>
/// <param name="After">The same, of the answer to come.</param>
public sealed record AnswerChange(string Question, string Before, string After, ChangeVerdict Verdict)
{
    private const int LongestWords = 160;

    /// <summary>Null where the answer stays as it is, as far as it is told here.</summary>
    internal static AnswerChange? Of(KnownQuestion question, Answer before, Answer after, KnowledgeBase knowledge, KnowledgeBase changed)
    {
        if (before.Status == after.Status && before.Text == after.Text && About(before) == About(after))
        {
            return null;
        }

        var (was, becomes) = (question.IsRight(before), question.IsRight(after));
        var verdict = was == becomes ? ChangeVerdict.Neither : becomes ? ChangeVerdict.Won : ChangeVerdict.Lost;
        var isSame = About(before) == About(after) && IsAnswered(before) == IsAnswered(after);
        var lines = isSame ? TextDifference.Of(before.Text, after.Text) : [];
        var change = new AnswerChange(question.Text, Say(before, knowledge, lines, '-'), Say(after, changed, lines, '+'), verdict);

        // Declined with another offer below, or asked back with another: nothing that a reader of the table could judge.
        return verdict == ChangeVerdict.Neither && change.Before == change.After ? null : change;
    }

    private static string Say(Answer answer, KnowledgeBase knowledge, IReadOnlyList<(char Sign, int Line, string Text)> lines, char sign)
    {
        if (lines.Count > 0)
        {
            var words = string.Join(" / ", lines.Where(line => line.Sign == sign && line.Text.Length > 0).Select(line => line.Text)).Replace("**", "", StringComparison.Ordinal);
            return words.Length == 0 ? "–" : words.Length <= LongestWords ? words : $"{words[..LongestWords]}…";
        }

        return answer.Status.ToString() switch
        {
            var status when status.StartsWith("Clarifying", StringComparison.Ordinal) => "Hỏi lại cho rõ",
            var status when status.StartsWith("Unanswerable", StringComparison.Ordinal) => "Nói là chưa trả lời được",
            _ when answer.Procedures.Count > 0 => $"{answer.Procedures[0].Name} ({answer.Procedures[0].Code})",
            _ => knowledge.Concepts.FirstOrDefault(page => page.Path == About(answer))?.Title ?? "Câu có sẵn",
        };
    }

    private static bool IsAnswered(Answer answer) => answer.Status.ToString().StartsWith("Answered", StringComparison.Ordinal);

    private static string About(Answer answer) =>
        answer.Procedures.Count > 0 ? answer.Procedures[0].Code : answer.Status == AnswerStatus.AnsweredFromConcept ? answer.Next.ConceptPath : "";
}

/// <summary>What a change does to a question of which the right answer is known; the worst first.</summary>
public enum ChangeVerdict
{
    /// <summary>It was answered rightly and will not be.</summary>
    Lost,

    /// <summary>It will be answered rightly and was not.</summary>
    Won,

    /// <summary>It stays right, or wrong, or nobody has said what is right.</summary>
    Neither,
}
