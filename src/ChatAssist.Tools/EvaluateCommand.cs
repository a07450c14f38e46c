using System.CommandLine;
using ChatAssist.Answering;
using ChatAssist.Search;

namespace ChatAssist.Tools;

/// <summary><c>evaluate</c>: how well questions, conversations or a general retrieval set are answered.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var questions = new Option<FileInfo?>("--questions") { Description = "Lines {id, question, relevant:[codes]}." };
        var conversations = new Option<FileInfo?>("--conversations") { Description = "Lines {id, turns:[{text, relevant}]}." };
        var answers = new Option<FileInfo?>("--answers") { Description = "Lines as for --questions or --conversations: has the model of the environment (Model__Main__…) phrase the answers, read what leans on others and sum up, and tells how it fares in each." };
        var take = new Option<int>("--take") { Description = "With --answers: only so many lines from the head; a model costs.", DefaultValueFactory = _ => int.MaxValue };
        var beir = new Option<DirectoryInfo?>("--beir") { Description = "A folder with corpus.jsonl(.gz), queries.jsonl and qrels/test.tsv." };
        var stripMarks = new Option<bool>("--strip-marks") { Description = "Take the marks off the questions first." };
        var damage = new Option<string?>("--damage") { Description = "Damage the questions first, the same way each time." };
        damage.AcceptOnlyFromAmong(QuestionDamage.Kinds);
        var details = new Option<FileInfo?>("--details") { Description = "Also write a JSON line for each question to this file." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var knowledge = new KnowledgeOptions();
        var command = new Command("evaluate", "Measures finding and deciding.") { questions, conversations, answers, take, beir, stripMarks, damage, details, json };
        knowledge.AddTo(command);
        command.SetAction(arguments =>
        {
            try
            {
                return arguments.GetValue(beir) is { } folder
                    ? Print(BeirEvaluation.Run(folder.FullName), arguments.GetValue(json))
                    : arguments.GetValue(answers) is { } asked
                    ? EvaluateAnswers(asked, arguments.GetValue(take), arguments.GetValue(details), arguments.GetValue(json), () => knowledge.Load(arguments))
                    : Evaluate(arguments.GetValue(questions) ?? arguments.GetValue(conversations), arguments.GetValue(details), Change(arguments.GetValue(damage), arguments.GetValue(stripMarks)), arguments.GetValue(json), () => knowledge.Load(arguments));
            }
            catch (Exception exception) when (exception is FormatException or InvalidDataException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(exception.Message);
                return 1;
            }
        });
        return command;
    }

    private static int Evaluate(FileInfo? file, FileInfo? details, Func<string, string> change, bool json, Func<Assistant?> load)
    {
        if (file is null)
        {
            Console.Error.WriteLine("Give --questions FILE, --conversations FILE or --beir DIR.");
            return 1;
        }

        var turns = EvaluationFile.Read(file.FullName);
        if (load() is not { } assistant)
        {
            return 1;
        }

        var result = new Evaluation(assistant, change).Run(turns);
        if (details is not null)
        {
            File.WriteAllLines(details.FullName, result.Details.Select(Json.Write));
        }

        return Print(result.Figures, json);
    }

    private static int EvaluateAnswers(FileInfo file, int take, FileInfo? details, bool json, Func<Assistant?> load)
    {
        var turns = EvaluationFile.Read(file.FullName).Take(take).ToList();
        if (AnswerEvaluation.FromEnvironment() is not { } evaluation)
        {
            Console.Error.WriteLine("No model is named in the environment: see docs/models.md.");
            return 1;
        }

        if (load() is not { } assistant)
        {
            return 1;
        }

        var (figures, lines) = evaluation.RunAsync(assistant, turns, CancellationToken.None).GetAwaiter().GetResult();
        if (details is not null)
        {
            File.WriteAllLines(details.FullName, lines.Select(Json.Write));
        }

        return Print(figures, json);
    }

    private static Func<string, string> Change(string? damage, bool stripMarks) => question =>
    {
        var damaged = damage is null ? question : new QuestionDamage(damage).Damage(question);
        return stripMarks ? VietnameseText.Fold(damaged) : damaged;
    };

    private static int Print(IReadOnlyDictionary<string, object> figures, bool json)
    {
        Console.WriteLine(json ? Json.Write(figures) : string.Join('\n', figures.Select(figure => figure.Value is List<UseRow> uses ? UseRow.Table(uses) : $"{figure.Key,-14} {Json.Write(figure.Value)}")));
        return 0;
    }
}
