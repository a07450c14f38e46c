namespace ChatAssist.Composing;

/// <summary>What is stored with an answer that a model was asked to phrase.</summary>
/// <param name="Why">Why the words are not all the model's: a trouble, or what was left out; empty where they are.</param>
/// <param name="Kept">How many of its sentences a citizen sees.</param>
/// <param name="IsStreamed">Whether something was shown before all was there.</param>
public sealed record ModelRecord(
    string Endpoint,
    string Model,
    string PromptVersion,
    Rung Rung,
    AnswerWording Wording,
    string Why,
    int Kept,
    IReadOnlyList<RefusedSentence> Refused,
    double Milliseconds,
    bool IsStreamed);

/// <summary>A sentence that was not shown, and the verifier's reason.</summary>
public sealed record RefusedSentence(string Text, string Why);
