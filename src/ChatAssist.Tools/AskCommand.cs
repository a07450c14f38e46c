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
        var knowledge = new KnowledgeOptions();
        var command = new Command("ask", "Answers one question as the chat would.") { question, json };
        knowledge.AddTo(command);
        command.SetAction(arguments => knowledge.Load(arguments) is { } assistant
            ? Ask(assistant, arguments.GetValue(question)!, arguments.GetValue(json))
            : 1);
        return command;
    }

    private static int Ask(Assistant assistant, string question, bool json)
    {
        // The first answer of a process compiles the code: what a server's citizens wait for is the second.
        assistant.Answerer.Answer(question, Topic.None);
        var begun = Stopwatch.GetTimestamp();
        var answer = assistant.Answerer.Answer(question, Topic.None);
        var elapsed = Stopwatch.GetElapsedTime(begun);
        Console.WriteLine(json ? Json.Write(AnswerJson.Of(answer, elapsed)) : Plain(answer));
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
    public static AnswerJson Of(Answer answer, TimeSpan elapsed) => new(
        answer.Status.ToString(),
        answer.Text,
        answer.Procedures,
        [.. answer.Sources.Select(source => new SourceJson(source.Code, source.Section, source.Url, source.DataDate))],
        [.. answer.Suggestions.Select(suggestion => suggestion.Text)],
        Math.Round(elapsed.TotalMilliseconds, 3));
}

internal sealed record SourceJson(string Code, string Section, string Url, DateOnly DataDate);
