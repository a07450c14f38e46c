namespace ChatAssist.Answering;

/// <summary>One sentence that a model wrote, with the ids of the passages that it says to rest on.</summary>
public sealed record AnswerSentence(string Text, IReadOnlyList<string> Cites);

/// <summary>A piece of source text as the model was given it.</summary>
/// <param name="Id">What a sentence cites it by.</param>
public sealed record CitedPassage(string Id, string Text);

/// <summary>Whether a sentence may be shown.</summary>
/// <param name="Why">Empty where it is kept; else a reason of the closed list in docs/verifier.md with the offending words.</param>
public sealed record Verdict(bool IsKept, string Why)
{
    public static readonly Verdict Kept = new(IsKept: true, "");

    public static Verdict Refused(string reason, string words) => new(IsKept: false, words.Length > 0 ? $"{reason}: {words}" : reason);
}
