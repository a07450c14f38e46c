using System.CommandLine;
using System.Text;
using ChatAssist.Answering;

namespace ChatAssist.Tools;

/// <summary><c>verify --cases F</c>: which sentences of given model answers the verifier keeps, a JSON line a case.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var cases = new Option<FileInfo>("--cases") { Description = "Lines {id, question, passages:[{id, text}], sentences:[{text, cites:[ids]}]}.", Required = true };
        var json = new Option<bool>("--json") { Description = "JSON lines; they are printed in any case." };
        var knowledge = new KnowledgeOptions();
        var command = new Command("verify", "Verifies sentences against the passages that they cite.") { cases, json };
        knowledge.AddTo(command);
        command.SetAction(arguments =>
        {
            try
            {
                return Verify(arguments.GetValue(cases)!.FullName);
            }
            catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(exception.Message);
                return 1;
            }
        });
        return command;
    }

    private static int Verify(string path)
    {
        var verifier = AnswerVerifier.Load(Directory.Exists("knowledge-base") ? "knowledge-base" : Assistant.ShippedFolder);
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        foreach (var (_, value) in JsonLines.Read<CaseJson>(path))
        {
            var verdicts = verifier.Verify(
                value.Question ?? "",
                [.. (value.Passages ?? []).Where(passage => passage.Id is not null).Select(passage => new CitedPassage(passage.Id!, passage.Text ?? ""))],
                [.. (value.Sentences ?? []).Select(sentence => new AnswerSentence(sentence.Text ?? "", sentence.Cites ?? []))]);
            output.WriteLine(Json.Write(new VerdictsJson(value.Id ?? "", [.. verdicts.Select(verdict => verdict.IsKept)], [.. verdicts.Select(verdict => verdict.Why)])));
        }

        return 0;
    }

    private sealed record CaseJson(string? Id, string? Question, List<PassageJson>? Passages, List<SentenceJson>? Sentences);

    private sealed record PassageJson(string? Id, string? Text);

    private sealed record SentenceJson(string? Text, List<string>? Cites);

    private sealed record VerdictsJson(string Id, IReadOnlyList<bool> Kept, IReadOnlyList<string> Why);
}
