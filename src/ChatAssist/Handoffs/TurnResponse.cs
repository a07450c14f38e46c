using ChatAssist.Answering;
using ChatAssist.Composing;
using ChatAssist.Conversations;

namespace ChatAssist.Handoffs;

/// <summary>What a turn ends with.</summary>
/// <param name="Answers">Empty while a person holds the conversation.</param>
/// <param name="Failed">True where no answer could be made: the apology stands for it.</param>
public sealed record TurnResponse(IReadOnlyList<Answer> Answers, bool Failed = false)
{
    public static TurnResponse Silence { get; } = new([]);

    /// <summary>Done in the transaction that ends the turn.</summary>
    public Action<WriteGroup, Conversation>? Store { get; init; }

    /// <summary>What models were asked on the way: paid for, and so counted, even where the turn is thrown away.</summary>
    public IReadOnlyList<ModelCall> Calls { get; init; } = [];
}
