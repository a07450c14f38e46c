using System.CommandLine;
using ChatAssist.Answering;
using ChatAssist.Guides;

namespace ChatAssist.Tools;

/// <summary><c>changed-procedures --before F --after F</c>: which guides a new export asks to be looked at, and for what.</summary>
internal static class ChangedProceduresCommand
{
    public static Command Create()
    {
        var before = new Option<FileInfo>("--before") { Description = "The portal export in use (.jsonl or .jsonl.gz).", Required = true };
        var after = new Option<FileInfo>("--after") { Description = "The new one.", Required = true };
        var folder = new Option<DirectoryInfo>("--knowledge-base")
        {
            Description = "The knowledge base; default: the one shipped with the program.",
            DefaultValueFactory = _ => new DirectoryInfo(Assistant.ShippedFolder),
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("changed-procedures", "Tells which guides' procedures differ between two exports, line by line.") { before, after, folder, json };
        command.SetAction(arguments => Compare(
            arguments.GetValue(before)!.FullName, arguments.GetValue(after)!.FullName, arguments.GetValue(folder)!.FullName, arguments.GetValue(json)));
        return command;
    }

    private static int Compare(string before, string after, string folder, bool asJson)
    {
        try
        {
            var guides = KnowledgeBase.Load(folder, exportFile: null).Guides;
            var changes = ProcedureChange.Between(ProcedureExport.Read(before), ProcedureExport.Read(after), guides);
            Console.WriteLine(asJson ? Json.Write(new ChangesJson(guides.Count, changes)) : Plain(guides.Count, changes));
            return 0;
        }
        catch (Exception exception) when (exception is NotAnExportException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }

    private static string Plain(int guides, IReadOnlyList<ProcedureChange> changes) => string.Join('\n',
    [
        .. changes.SelectMany(change => (IEnumerable<string>)[$"{change.Guide}: {change.Code} {change.Name} ({change.Fate})", .. change.Lines.Select(line => $"  {line}")]),
        $"{changes.Select(change => change.Guide).Distinct(StringComparer.Ordinal).Count()} of {guides} guides to look at.",
    ]);
}

/// <summary>The object that <c>changed-procedures --json</c> prints.</summary>
internal sealed record ChangesJson(int Guides, IReadOnlyList<ProcedureChange> Changes);
