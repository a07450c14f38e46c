using System.CommandLine;
using ChatAssist.Answering;
using ChatAssist.Guides;

namespace ChatAssist.Tools;

/// <summary><c>check</c>: what an editor must mend in the knowledge base; exit code 1 if there is anything.</summary>
public static class CheckCommand
{
    private const int DefaultMaxAge = 180;

    public static Command Create()
    {
        var procedures = new Option<FileInfo?>("--procedures") { Description = "A portal export (.jsonl or .jsonl.gz) to compare every fee, time and document with." };
        var knowledgeBase = new Option<DirectoryInfo>("--knowledge-base")
        {
            Description = "The folder to check; default: ./knowledge-base, else the one shipped with the program.",
            DefaultValueFactory = _ => new DirectoryInfo(Directory.Exists("knowledge-base") ? "knowledge-base" : Assistant.ShippedFolder),
        };
        var maxAge = new Option<int>("--max-age") { Description = "How many days old a checked_on may be.", DefaultValueFactory = _ => DefaultMaxAge };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("check", "Checks the knowledge base: form, links, dates, and the facts against an export.") { procedures, knowledgeBase, maxAge, json };
        command.SetAction(arguments => Check(
            arguments.GetValue(knowledgeBase)!.ToString(),
            arguments.GetValue(procedures)?.FullName,
            arguments.GetValue(maxAge),
            arguments.GetValue(json)));
        return command;
    }

    private static int Check(string folder, string? exportFile, int maxAgeDays, bool asJson)
    {
        try
        {
            var export = exportFile is null ? null : ProcedureExport.Read(exportFile);
            var problems = new KnowledgeCheck(folder, TimeProvider.System, maxAgeDays).Run(export);
            Console.WriteLine(asJson ? Json.Write(new CheckJson(problems.Count, problems)) : Plain(problems));
            return problems.Count == 0 ? 0 : 1;
        }
        catch (Exception exception) when (exception is NotAnExportException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }

    private static string Plain(IReadOnlyList<Problem> problems) =>
        string.Join('\n', [.. problems.Select(problem => problem.ToString()), problems.Count == 0 ? "No problems." : $"{problems.Count} problems."]);
}

/// <summary>The object that <c>check --json</c> prints.</summary>
internal sealed record CheckJson(int Count, IReadOnlyList<Problem> Problems);
