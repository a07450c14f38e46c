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
    /// <summary>The greeting comes before it.</summary>
    private const long FirstQuestion = 2;

    private const int MostLines = 8;

    public async Task<TurnResponse> ReadAgainAsync(Turn turn, TurnResponse response, CancellationToken cancellationToken)
    {
        if (!understanding.MayRead || response.Failed || response.Answers.Count == 0 || !ReadAgain.IsWorthIt(turn.Question, response.Answers[^1], turn.Messages[0].Sequence <= FirstQuestion))
        {
            return response;
        }

        var (answer, conversation) = (response.Answers[^1], turn.Conversation);
        var choices = ReadAgain.Candidates(answer);
        signals.PublishTyping(conversation.Id);
        var reading = await understanding.ReadAsync(
            turn.Question, await SaidBeforeAsync(turn, cancellationToken), [.. choices.Select(choice => choice.Text)], conversation.Id, conversation.CitizenId, cancellationToken);
        return reading is null ? response : response with
        {
            Answers = [.. response.Answers.SkipLast(1), ReadAgain.Better(assistant.Current.Answerer, answer, reading, turn.Conversation.Topic) ?? answer],
            Calls = [.. response.Calls, .. reading.Calls],
        };
    }

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
