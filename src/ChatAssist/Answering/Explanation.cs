using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Everything that led from a question to its answer: for editors who wonder why a guide is missed.</summary>
/// <param name="Typed">As typed, tidied; a mistyped code is put right.</param>
/// <param name="Reading">Null where the message was not read at all: empty, too long, no word in it.</param>
/// <param name="ReplyKey">The canned reply that answered; null where none did.</param>
/// <param name="Found">The best ten, best first.</param>
/// <param name="Asked">The procedure that the editor named; null where none was named or it is not known.</param>
public sealed record Explanation(
    string Typed, AnswerStatus Status, ReadingExplanation? Reading, string? ReplyKey, IReadOnlyList<PassageExplanation> Found, PassageExplanation? Asked, DecisionExplanation? Decision);

/// <summary>How the words were understood.</summary>
/// <param name="Actions">What is to be done to a paper or right, by its key in <c>vocabulary/actions.yaml</c>.</param>
public sealed record ReadingExplanation(
    IReadOnlyList<WordReading> Words, IReadOnlyList<PhraseReading> Phrases, IReadOnlyList<Facet> Facets, IReadOnlyList<string> Actions, Asker Asker, bool IsForeign);

/// <param name="Typed">As typed; empty where the words before it were written out as several.</param>
/// <param name="Read">As read, with restored marks.</param>
/// <param name="Weight">How much it counts in finding, 0 to 1.</param>
public sealed record WordReading(string Typed, string Read, WordChange Change, float Weight);

/// <summary>What was done to a word in reading it.</summary>
public enum WordChange
{
    None,
    MarksRestored,
    SlipRepaired,
    WrittenOut,
}

/// <summary>Words of the question that stand in the vocabulary.</summary>
/// <param name="Means">The official words, or the topic, that they stand for.</param>
public sealed record PhraseReading(PhraseKind Kind, string Words, IReadOnlyList<string> Means);

/// <summary>The part of the vocabulary that a phrase stands in.</summary>
public enum PhraseKind
{
    EverydayName,
    LifeEvent,
    OtherTopic,
}

/// <summary>A procedure or concept page beside a question, and what speaks for and against it.</summary>
/// <param name="Rank">1 is the best; null where the engine did not find it.</param>
/// <param name="Code">The procedure's code; a concept page's path.</param>
/// <param name="Probability">How likely it is the one that is meant, 0 to 1, if any of those found is.</param>
/// <param name="EngineScore">The sum of what its terms give.</param>
/// <param name="Features">The largest share first, for or against; empty where the engine did not find it or it is named outright.</param>
/// <param name="Terms">The largest score first.</param>
/// <param name="Missing">Words of the question, as understood, that it does not hold, the rarest first.</param>
public sealed record PassageExplanation(
    int? Rank, string Code, string Name, bool IsNamedOutright, float Probability, float EngineScore,
    IReadOnlyList<FeatureShare> Features, IReadOnlyList<TermShare> Terms, IReadOnlyList<string> Missing);

/// <param name="Name">As in <c>ranking.yaml</c> or <c>deciding.yaml</c>.</param>
/// <param name="Share">Value times weight.</param>
public sealed record FeatureShare(string Name, double Value, double Weight, double Share);

/// <param name="Words">The words of the question that the term comes from.</param>
/// <param name="Fields">Where it stands, with the part of the score that each field gives.</param>
public sealed record TermShare(string Words, string Term, float Weight, float Idf, float Score, IReadOnlyList<FieldScore> Fields);

/// <param name="Frequency">How often the term stands in the field.</param>
public sealed record FieldScore(string Field, int Frequency, float Score);

/// <summary>Why it was answered, asked back or declined.</summary>
/// <param name="Covered">How likely any procedure covers the question, 0 to 1.</param>
/// <param name="Right">How likely the first is what was meant, 0 to 1.</param>
/// <param name="Inputs">What speaks for and against its being covered, the largest share first; empty where it was not asked.</param>
/// <param name="Reason">One plain sentence, in Vietnamese.</param>
public sealed record DecisionExplanation(
    DecisionKind Kind, double Covered, double DeclineBelow, double Right, double AnswerFrom, IReadOnlyList<FeatureShare> Inputs, string Reason);
