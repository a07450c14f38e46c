using System.CommandLine;
using ChatAssist.Guides;

namespace ChatAssist.Tools;

/// <summary><c>export-guides FOLDER</c>: what was published at the desk becomes files again, to be read, compared and kept under version control.</summary>
internal static class ExportGuidesCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "The knowledge-base folder whose guides and concept pages are written over." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var database = new DatabaseOptions();
        var command = new Command("export-guides", "Writes the guides published at the desk over the files of a knowledge base; the server may go on meanwhile.") { folder, json };
        database.AddTo(command);
        command.SetAction((arguments, cancellationToken) => OperatorException.ReportAsync(async () =>
        {
            var into = arguments.GetValue(folder)!;
            // A folder mistyped would otherwise be made, and the files be looked for elsewhere.
            if (!Directory.Exists(Path.Combine(into.FullName, "guides")))
            {
                throw new OperatorException($"{into.FullName} is no knowledge base: it has no folder guides.");
            }

            var from = database.Of(arguments);
            if (!from.IsPostgres && !File.Exists(from.File))
            {
                throw new OperatorException($"There is no database at {from.File}.");
            }

            await using var db = DatabaseOptions.Open(from);
            var written = await GuideExport.WriteAsync(db, into.FullName, cancellationToken);
            Console.WriteLine(arguments.GetValue(json) ? Json.Write(new ExportedGuides(written)) : Plain(written));
        }));
        return command;
    }

    private static string Plain(IReadOnlyList<string> written) =>
        written.Count == 0 ? "The files hold what was published already." : string.Join('\n', [.. written, $"{written.Count} files written."]);
}

/// <summary>The object that <c>export-guides --json</c> prints.</summary>
internal sealed record ExportedGuides(IReadOnlyList<string> Written);
