using ChatAssist.Answering;
using ChatAssist.Privacy;

namespace ChatAssist.Reports;

/// <summary>Puts together the open questions that one guide would settle: those about one procedure, else those in nearly the same words.</summary>
internal static class QuestionGroups
{
    /// <summary>The share of their telling words that two questions have in common.</summary>
    private const double NearlySame = 0.5;

    /// <summary>Fillers and the words that ask for a part ("bao nhiêu tiền") weigh less; they make no two questions the same.</summary>
    private const float Telling = 0.2f;

    private const int MostTexts = 8;

    public static OpenQuestionList Of(Assistant assistant, IReadOnlyList<OpenQuestion> questions)
    {
        var read = questions.AsParallel().AsOrdered().Select(question => Read(assistant, question)).ToList();
        var open = read.Where(question => !question.IsSettled && (question.Code.Length > 0 || question.Words.Count > 0)).ToList();
        var groups = open.Where(question => question.Code.Length > 0).GroupBy(question => question.Code, StringComparer.Ordinal).Select(group => group.ToList()).ToList();
        groups.AddRange(ByWords(open.Where(question => question.Code.Length == 0)));
        var ordered = groups.Select(group => Group(assistant, group)).OrderByDescending(group => group.Shown.Count).ThenByDescending(group => group.Shown.LastAskedAt).ToList();
        return new OpenQuestionList(
            [.. ordered.Where(group => !group.IsOutOfScope).Select(group => group.Shown)],
            [.. ordered.Where(group => group.IsOutOfScope).Select(group => group.Shown)],
            read.Count(question => question.IsSettled));
    }

    private static ReadQuestion Read(Assistant assistant, OpenQuestion question)
    {
        var text = PersonalData.WithoutMasks(question.Text);
        if (text.Length is 0 or > Answerer.LongestMessage)
        {
            return new ReadQuestion(question, text, question.Code, [], IsSettled: false);
        }

        var words = assistant.Reader.Read(text).Words.Where(word => word.Weight > Telling).Select(word => word.Folded).ToHashSet(StringComparer.Ordinal);
        var answer = assistant.Answerer.Answer(text, Topic.None);
        // What would be offered to choose from today is likely what was meant; a procedure that merely came first is not.
        var offered = question.Status == AnswerStatus.UnanswerableOutOfScope ? null : answer.Next.Choices.FirstOrDefault(choice => choice.ProcedureCode.Length > 0)?.ProcedureCode;
        return new ReadQuestion(question, text, question.Code.Length > 0 ? question.Code : offered ?? "", words, IsSettled: question.Rating is null && IsAnswered(answer));
    }

    // A canned reply ("xin chào") has settled nothing.
    private static bool IsAnswered(Answer answer) => answer.Status is AnswerStatus.AnsweredFromGuide or AnswerStatus.AnsweredFromProcedure or AnswerStatus.AnsweredFromConcept;

    /// <summary>Each question joins the first group whose first question it resembles.</summary>
    private static List<List<ReadQuestion>> ByWords(IEnumerable<ReadQuestion> questions)
    {
        var groups = new List<List<ReadQuestion>>();
        foreach (var question in questions)
        {
            if (groups.Find(group => Resembles(group[0].Words, question.Words)) is { } same)
            {
                same.Add(question);
            }
            else
            {
                groups.Add([question]);
            }
        }

        return groups;
    }

    private static bool Resembles(HashSet<string> one, HashSet<string> other)
    {
        var common = one.Count(other.Contains);
        return common > 0 && common >= NearlySame * (one.Count + other.Count - common);
    }

    private static (QuestionGroup Shown, bool IsOutOfScope) Group(Assistant assistant, List<ReadQuestion> group)
    {
        List<string> texts = [.. group.Where(question => question.Text.Length > 0).GroupBy(question => question.Text, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(same => same.Count()).Take(MostTexts).Select(same => same.Key)];
        var name = assistant.Knowledge.Find(group[0].Code)?.Name ?? texts.FirstOrDefault() ?? "";
        var shown = new QuestionGroup(group[0].Code, name, texts, group.Count, group.Count(question => question.Asked.Rating is not null), group.Max(question => question.Asked.AskedAt));
        return (shown, group.TrueForAll(question => question.Asked.Status == AnswerStatus.UnanswerableOutOfScope));
    }

    private sealed record ReadQuestion(OpenQuestion Asked, string Text, string Code, HashSet<string> Words, bool IsSettled);
}
