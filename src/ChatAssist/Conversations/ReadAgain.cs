using ChatAssist.Answering;
using ChatAssist.Composing;

namespace ChatAssist.Conversations;

/// <summary>When a model's reading of a message is worth its price, and what follows from it.</summary>
public static class ReadAgain
{
    /// <summary>Words from which a message tells a story.</summary>
    private const int Story = 14;

    /// <param name="isFirst">Whether nothing was said before that it could lean on.</param>
    public static bool IsWorthIt(string question, Answer answer, bool isFirst) =>
        answer.Status is AnswerStatus.ClarifyingProcedure or AnswerStatus.ClarifyingCase or AnswerStatus.UnanswerableNothingFound
        && (!isFirst || question.Split(' ').Length >= Story);

    /// <summary>What a model may choose among: what was offered, but for words that stand for themselves.</summary>
    public static List<Choice> Candidates(Answer answer) => [.. answer.Next.Choices.Where(choice => !choice.NamesWords)];

    /// <returns>Null where the reading leads to nothing that could be shown.</returns>
    public static Answer? Better(Answerer answerer, Answer answer, Reading reading, Topic before)
    {
        var read = reading.Choice is { } chosen ? answerer.Answer(Candidates(answer)[chosen].Text, answer.Next)
            : reading.Question.Length > 0 ? answerer.Answer(reading.Question, before)
            : null;
        if (read is null || !IsAbout(read))
        {
            return null;
        }

        // The part that was asked for within a story is asked for as a button would.
        return reading.Facets.Count > 0 && read.Next.Facet is null && read.Status != AnswerStatus.ClarifyingProcedure && answerer.Answer(FacetWriter.Name(reading.Facets[0]), read.Next) is var part && IsAbout(part)
            ? part : read;
    }

    // Canned replies, an emergency or a person are nothing that a model may call up.
    private static bool IsAbout(Answer answer) => answer.Status is AnswerStatus.AnsweredFromProcedure or AnswerStatus.AnsweredFromGuide or AnswerStatus.AnsweredFromConcept
        or AnswerStatus.ClarifyingProcedure or AnswerStatus.ClarifyingCase or AnswerStatus.UnanswerableFieldEmpty;
}
