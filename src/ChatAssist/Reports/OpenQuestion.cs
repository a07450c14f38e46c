using ChatAssist.Answering;

namespace ChatAssist.Reports;

/// <summary>What a citizen asked, masked, that was not answered or whose answers did not help.</summary>
/// <param name="Code">The procedure that it was about, where that was known; else empty.</param>
/// <param name="Rating">1 or 2 stars for the guided run that came of it; null where it was not answered.</param>
public sealed record OpenQuestion(string Text, DateTimeOffset AskedAt, AnswerStatus Status, string Code, int? Rating);

/// <summary>Open questions that one guide would settle.</summary>
/// <param name="Code">The procedure that they are about; empty where none is likely.</param>
/// <param name="Name">The procedure's; else the question asked most.</param>
/// <param name="Texts">Different ones, the one asked most first.</param>
/// <param name="LowRatings">How many of them are bad ratings.</param>
public sealed record QuestionGroup(string Code, string Name, IReadOnlyList<string> Texts, int Count, int LowRatings, DateTimeOffset LastAskedAt);

/// <param name="Groups">The one asked most often first.</param>
/// <param name="OutOfScope">What is no matter of an office ("giá vàng"): seldom worth a guide.</param>
/// <param name="Settled">How many questions are answered by now.</param>
public sealed record OpenQuestionList(IReadOnlyList<QuestionGroup> Groups, IReadOnlyList<QuestionGroup> OutOfScope, int Settled);
