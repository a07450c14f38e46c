using ChatAssist.Answering;
using ChatAssist.Composing;
using ChatAssist.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Conversations;

/// <summary>
/// Where the assistant would ask back or knows nothing, and the message leans on others or tells a story, a model may
/// read it. Its choice is pressed as a button would be, its question searched as a message would be.
/// </summary>
public sealed class TurnUnderstanding(Understanding understanding, LiveAssistant assistant, IDbContextFactory<ChatAssistDb> databases, ConversationSignals signals)
{
    /// <summary>Words from which a message tells a story.</summary>
    private const int Story = 14;

    private const int MostLines = 8;

    public async Task<TurnResponse> ReadAgainAsync(Turn turn, TurnResponse response, CancellationToken cancellationToken)
    {
        if (!understanding.MayRead || response.Failed || response.Answers.Count == 0 || !IsWorthIt(turn, response.Answers[^1]))
        {
            return response;
        }

        var (answer, conversation) = (response.Answers[^1], turn.Conversation);
        var choices = answer.Next.Choices.Where(choice => !choice.NamesWords).ToList();
        signals.PublishTyping(conversation.Id);
        var reading = await understanding.ReadAsync(
            turn.Question, await SaidBeforeAsync(turn, cancellationToken), [.. choices.Select(choice => choice.Text)], conversation.Id, conversation.CitizenId, cancellationToken);
        return reading is null ? response : response with
        {
            Answers = [.. response.Answers.SkipLast(1), Better(turn, answer, reading, choices) ?? answer],
            Calls = [.. response.Calls, .. reading.Calls],
        };
    }

    private static bool IsWorthIt(Turn turn, Answer answer) =>
        answer.Status is AnswerStatus.ClarifyingProcedure or AnswerStatus.ClarifyingCase or AnswerStatus.UnanswerableNothingFound
        && (turn.Messages[0].Sequence > FirstQuestion || turn.Question.Split(' ').Length >= Story);

    /// <summary>The greeting comes before it.</summary>
    private const long FirstQuestion = 2;

    private Answer? Better(Turn turn, Answer answer, Reading reading, List<Choice> choices)
    {
        var answerer = assistant.Current.Answerer;
        var read = reading.Choice is { } chosen ? answerer.Answer(choices[chosen].Text, answer.Next)
            : reading.Question.Length > 0 ? answerer.Answer(reading.Question, turn.Conversation.Topic)
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

    private async Task<List<SaidBefore>> SaidBeforeAsync(Turn turn, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var first = turn.Messages[0].Sequence;
        var lines = await db.Messages.AsNoTracking()
            .Where(message => message.ConversationId == turn.Conversation.Id && message.Sequence < first && message.Kind == MessageKind.Text && message.Author != MessageAuthor.Volunteer)
            .OrderByDescending(message => message.Sequence).Take(MostLines)
            .Select(message => new { message.Author, message.Text })
            .ToListAsync(cancellationToken);
        lines.Reverse();
        return lines.ConvertAll(line => new SaidBefore(line.Author == MessageAuthor.Citizen, line.Text));
    }
}
