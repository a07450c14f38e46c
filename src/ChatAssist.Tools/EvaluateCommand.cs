using System.CommandLine;

namespace ChatAssist.Tools;

/// <summary><c>evaluate</c>: how well questions, conversations or a general retrieval set are answered.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var questions = new Option<FileInfo?>("--questions") { Description = "Lines {id, question, relevant:[codes]}." };
        var conversations = new Option<FileInfo?>("--conversations") { Description = "Lines {id, turns:[{text, relevant}]}." };
        var beir = new Option<DirectoryInfo?>("--beir") { Description = "A folder with corpus.jsonl(.gz), queries.jsonl and qrels/test.tsv." };
        var stripMarks = new Option<bool>("--strip-marks") { Description = "Take the marks off the questions first." };
        var details = new Option<FileInfo?>("--details") { Description = "Also write a JSON line for each question to this file." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var knowledge = new KnowledgeOptions();
        var command = new Command("evaluate", "Measures finding and deciding.") { questions, conversations, beir, stripMarks, details, json };
        knowledge.AddTo(command);
        command.SetAction(arguments =>
        {
            if (arguments.GetValue(beir) is { } folder)
            {
                return Print(BeirEvaluation.Run(folder.FullName), arguments.GetValue(json));
            }

            var file = arguments.GetValue(questions) ?? arguments.GetValue(conversations);
            if (file is null)
            {
                Console.Error.WriteLine("Give --questions FILE, --conversations FILE or --beir DIR.");
                return 1;
            }

            if (knowledge.Load(arguments) is not { } assistant)
            {
                return 1;
            }

            var evaluation = new Evaluation(assistant, arguments.GetValue(stripMarks));
            var result = evaluation.Run(EvaluationFile.Read(file.FullName));
            if (arguments.GetValue(details) is { } detailsFile)
            {
                File.WriteAllLines(detailsFile.FullName, result.Details.Select(Json.Write));
            }

            return Print(result.Figures, arguments.GetValue(json));
        });
        return command;
    }

    private static int Print(IReadOnlyDictionary<string, object> figures, bool json)
    {
        Console.WriteLine(json ? Json.Write(figures) : string.Join('\n', figures.Select(figure => $"{figure.Key,-14} {Json.Write(figure.Value)}")));
        return 0;
    }
}
