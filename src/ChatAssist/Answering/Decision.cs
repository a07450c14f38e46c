using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Answer, ask back, or say that nothing was found.</summary>
/// <param name="Passages">What to answer from first and what else it might have been; or what to choose from; empty where nothing is near.</param>
/// <param name="Covered">How likely any procedure covers the question, 0 to 1.</param>
/// <param name="Right">How likely the first passage is what was meant, 0 to 1.</param>
public sealed record Decision(DecisionKind Kind, IReadOnlyList<Passage> Passages, double Covered, double Right);

public enum DecisionKind
{
    Answer,
    Clarify,
    NothingFound,
}
