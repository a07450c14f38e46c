using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Answer, ask back, or say that nothing was found.</summary>
/// <param name="Passages">What to answer from first and what else it might have been; or what to choose from.</param>
internal sealed record Decision(DecisionKind Kind, IReadOnlyList<Passage> Passages)
{
    /// <summary>Below this part of the best possible score the words hardly occur together anywhere.</summary>
    private const float NearEnough = 0.3f;

    /// <summary>A long story holds the whole name of what it is about and much else besides: then less is near enough.</summary>
    private const float NearEnoughWithName = 0.12f;

    private const float WholeName = 0.75f;

    /// <summary>A runner-up this close to the first is as likely what was meant.</summary>
    private const float TooClose = 0.92f;

    private const float WorthOffering = 0.7f;

    private const int MostChoices = 3;

    public static Decision Of(IReadOnlyList<Passage> found)
    {
        if (found.Count == 0)
        {
            return new Decision(DecisionKind.NothingFound, []);
        }

        if (found[0].IsNamedOutright)
        {
            return new Decision(DecisionKind.Answer, [found[0]]);
        }

        if (found[0].Coverage < (found[0].NameFit >= WholeName ? NearEnoughWithName : NearEnough))
        {
            return new Decision(DecisionKind.NothingFound, found);
        }

        // What another province made for itself is shown to choose from, never answered outright.
        if (found[0].IsElsewhere)
        {
            return new Decision(DecisionKind.Clarify, [.. found.Take(MostChoices)]);
        }

        var close = found.TakeWhile(passage => passage.Probability >= found[0].Probability * TooClose).Take(MostChoices).ToList();
        return close.Count > 1
            ? new Decision(DecisionKind.Clarify, close)
            : new Decision(DecisionKind.Answer, [.. found.TakeWhile(passage => passage.Probability >= found[0].Probability * WorthOffering).Take(MostChoices)]);
    }
}

internal enum DecisionKind
{
    Answer,
    Clarify,
    NothingFound,
}
