using System.CommandLine;
using System.Diagnostics;
using ChatAssist.Answering;

namespace ChatAssist.Tools;

/// <summary><c>ask "câu hỏi"</c>: one question, answered as the chat would.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var question = new Argument<string>("question") { Description = "The question, as a citizen would type it." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var explain = new Option<bool>("--explain") { Description = "Also tell how the question was understood, what was found, and why it was answered so." };
        var code = new Option<string>("--code") { Description = "With --explain: a procedure to look at beside those found.", DefaultValueFactory = _ => "" };
        var knowledge = new KnowledgeOptions();
        var command = new Command("ask", "Answers one question as the chat would.") { question, json, explain, code };
        knowledge.AddTo(command);
        command.SetAction(arguments => knowledge.Load(arguments) is { } assistant
            ? Ask(assistant, arguments.GetValue(question)!, arguments.GetValue(json), arguments.GetValue(explain) ? arguments.GetValue(code) : null)
            : 1);
        return command;
    }

    private static int Ask(Assistant assistant, string question, bool json, string? explained)
    {
        // The first answer of a process compiles the code: what a server's citizens wait for is the second.
        assistant.Answerer.Answer(question, Topic.None);
        var begun = Stopwatch.GetTimestamp();
        var answer = assistant.Answerer.Answer(question, Topic.None);
        var elapsed = Stopwatch.GetElapsedTime(begun);
        var explanation = explained is null ? null : assistant.Explainer.Explain(question, explained);
        Console.WriteLine(json ? Json.Write(AnswerJson.Of(answer, elapsed) with { Explanation = explanation }) : Plain(answer));
        if (!json && explanation is not null)
        {
            Console.WriteLine(ExplanationText.Write(explanation));
        }

        return 0;
    }

    private static string Plain(Answer answer) => string.Join('\n',
    [
        answer.Text,
        .. answer.Sources.Select(source => $"Nguồn: {source.Name}{(source.Code.Length > 0 ? $" ({source.Code})" : "")}, {source.Section}, dữ liệu ngày {source.DataDate:d/M/yyyy}: {source.Url}"),
        .. answer.Suggestions.Select(suggestion => $"[{suggestion.Text}]"),
        $"({answer.Status})",
    ]);
}

/// <summary>The object that <c>ask --json</c> prints; its names are relied on by acceptance.</summary>
internal sealed record AnswerJson(
    string Status,
    string Text,
    IReadOnlyList<FoundProcedure> Procedures,
    IReadOnlyList<SourceJson> Sources,
    IReadOnlyList<string> Suggestions,
    double Milliseconds)
{
    /// <summary>Only where it was asked for.</summary>
    public Explanation? Explanation { get; init; }

    public static AnswerJson Of(Answer answer, TimeSpan elapsed) => new(
        answer.Status.ToString(),
        answer.Text,
        answer.Procedures,
        [.. answer.Sources.Select(source => new SourceJson(source.Code, source.Section, source.Url, source.DataDate))],
        [.. answer.Suggestions.Select(suggestion => suggestion.Text)],
        Math.Round(elapsed.TotalMilliseconds, 3));
}

internal sealed record SourceJson(string Code, string Section, string Url, DateOnly DataDate);
