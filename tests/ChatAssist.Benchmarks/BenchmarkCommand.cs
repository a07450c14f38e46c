using System.CommandLine;

namespace ChatAssist.Benchmarks;

/// <summary>What <c>run.sh</c> starts: the whole comparison, or one cold start of which it takes the time.</summary>
internal static class BenchmarkCommand
{
    private static readonly int[] Grown = [50_000, 200_000];

    public static RootCommand Create()
    {
        var procedures = new Option<FileInfo>("--procedures") { Description = "The portal export to search.", Required = true };
        var questions = new Option<FileInfo>("--questions") { Description = "Lines {id, question, relevant:[codes]}.", Required = true };
        var lucene = new Option<string?>("--lucene") { Description = "Class path of the compiled LuceneSearch; without it Lucene is left out." };
        var work = new Option<DirectoryInfo>("--work") { Description = "Folder for indexes and grown exports.", Required = true };
        var sizes = new Option<int[]>("--sizes") { Description = "To how many procedures the export is grown.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => Grown };
        var scores = new Option<bool>("--scores") { Description = "Only prove that BM25 over one field gives Lucene's scores." };
        var json = new Option<FileInfo?>("--json") { Description = "Also write the figures to this file." };
        var quick = new Option<bool>("--quick") { Description = "The export as it is, not grown; fewer rounds." };
        var root = new RootCommand("Measures searching beside Lucene and SQLite FTS5.") { procedures, questions, lucene, work, sizes, scores, json, quick, StartCommand(), Load.LoadCommand.Create(), Load.FloodCommand.Create(), Load.ZaloLoadCommand.Create(), Load.DeskLoadCommand.Create(), Load.PublishCommand.Create() };
        root.SetAction(arguments =>
        {
            var options = new BenchmarkOptions(
                arguments.GetValue(procedures)!.FullName, arguments.GetValue(questions)!.FullName, arguments.GetValue(lucene), arguments.GetValue(work)!.FullName,
                arguments.GetValue(quick) ? [] : arguments.GetValue(sizes)!, arguments.GetValue(quick) ? 7 : 31);
            var run = new BenchmarkRun(options, Console.Out);
            var report = arguments.GetValue(scores) ? run.RunScores() : run.Run();
            if (arguments.GetValue(json) is { } file)
            {
                File.WriteAllText(file.FullName, Json.Write(report));
            }

            return report.Equality is { IsEqual: false } ? 1 : 0;
        });
        return root;
    }

    private static Command StartCommand()
    {
        var procedures = new Option<FileInfo>("--procedures") { Required = true };
        var command = new Command("start", "Loads everything once in this fresh process and prints what it took.") { procedures };
        command.SetAction(arguments => Console.WriteLine(Json.Write(ColdStart.Measure(arguments.GetValue(procedures)!.FullName))));
        return command;
    }
}

/// <param name="Sizes">To how many procedures the export is grown, beside its own size.</param>
/// <param name="Rounds">How often every question is put to every engine, after warming up.</param>
internal sealed record BenchmarkOptions(string Export, string Questions, string? LuceneClassPath, string WorkFolder, IReadOnlyList<int> Sizes, int Rounds);
