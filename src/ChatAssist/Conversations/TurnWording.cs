using ChatAssist.Answering;
using ChatAssist.Composing;
using ChatAssist.Handoffs;

namespace ChatAssist.Conversations;

/// <summary>
/// Has the answer of a turn put into other words where a model is at hand: after all is decided and before anything is
/// stored, so that no transaction waits for a model. Who watches the conversation sees the words grow.
/// </summary>
public sealed class TurnWording(AnswerComposer composer, ConversationSignals signals)
{
    public async Task<TurnResponse> PhraseAsync(Turn turn, TurnResponse response, CancellationToken cancellationToken)
    {
        if (response.Failed || response.Answers.LastOrDefault(composer.MayPhrase) is not { } answer)
        {
            return response;
        }

        var conversation = turn.Conversation;
        signals.PublishTyping(conversation.Id);
        var phrased = await composer.PhraseAsync(
            answer, turn.Question, conversation.Id, conversation.CitizenId, text => signals.PublishPartial(conversation.Id, new PartialAnswer(turn.Last.Sequence, text)), cancellationToken);
        return response with
        {
            Answers = [.. response.Answers.Select(said => ReferenceEquals(said, answer) ? phrased.Answer : said)],
            Calls = [.. response.Calls, .. phrased.Calls],
        };
    }
}

/// <summary>An answer as far as it is there; it is no history, and who misses it misses nothing.</summary>
/// <param name="ReplyTo">The sequence of the message that it answers.</param>
/// <param name="Text">All of it so far.</param>
public sealed record PartialAnswer(long ReplyTo, string Text);
