using System.CommandLine;
using System.Globalization;
using ChatAssist.Answering;
using ChatAssist.Guides;

namespace ChatAssist.Tools;

/// <summary><c>tune</c>: fits the weights of ranking.yaml to questions, and says by cross-validation what they are worth.</summary>
internal static class TuneCommand
{
    public static Command Create()
    {
        var questions = new Option<FileInfo[]>("--questions") { Description = "Lines {id, question, relevant:[codes]}; several files.", Required = true, AllowMultipleArgumentsPerToken = true };
        var uncovered = new Option<FileInfo?>("--uncovered") { Description = "Questions that no procedure covers, to fit the deciding to as well." };
        var write = new Option<DirectoryInfo?>("--write") { Description = "Write the weights, fitted to all questions, to the files of this knowledge base." };
        var ablation = new Option<bool>("--ablation") { Description = "Also leave out in turn the features that tell one thing." };
        var knowledge = new KnowledgeOptions();
        var command = new Command("tune", "Fits the ranking's weights to questions, judged by cross-validation.") { questions, uncovered, write, ablation };
        knowledge.AddTo(command);
        command.SetAction(arguments => knowledge.Load(arguments) is { } assistant
            ? Tune(assistant, arguments.GetValue(questions)!, arguments.GetValue(uncovered), arguments.GetValue(write)?.FullName, arguments.GetValue(ablation))
            : 1);
        return command;
    }

    private static int Tune(Assistant assistant, FileInfo[] files, FileInfo? uncovered, string? write, bool ablation)
    {
        var examples = RankingExample.Of(assistant, files.Select(file => file.FullName));
        var fitted = RankingFit.Of(examples);
        Print("as it stands", Judge(examples, (_, example) => Ranks(example, assistant.Ranking)));
        Print("fitted to all, judged on all", Judge(examples, (_, example) => Ranks(example, new Ranking(fitted))));
        Print("cross-validated", CrossValidate(examples, without: null));
        if (ablation)
        {
            foreach (var (group, figures) in RankFeatureGroups.All.AsParallel().AsOrdered().Select(group => (group.Name, CrossValidate(examples, group.Features))))
            {
                Print($"without {group}", figures);
            }
        }

        if (write is not null)
        {
            File.WriteAllLines(Path.Combine(write, "ranking.yaml"), ToYaml(fitted));
        }

        if (uncovered is not null)
        {
            TuneDeciding(assistant, [.. files.Select(file => file.FullName), uncovered.FullName], write);
        }

        return 0;
    }

    private static void TuneDeciding(Assistant assistant, IEnumerable<string> files, string? write)
    {
        var examples = DecidingExample.Of(assistant, files);
        var judged = DecidingFit.CrossValidate(examples);
        var thresholds = DecidingFit.Thresholds(judged);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\ndeciding, cross-validated: declined below {thresholds.DeclineBelow:0.000}, offered from {thresholds.OfferFrom:0.000}, answered from {thresholds.AnswerFrom:0.000}"));
        Console.WriteLine($"{"",-40} {"count",6} {"answer",6} {"right",6} {"choice",6} {"helped",6} {"declin",6}");
        foreach (var kind in judged.GroupBy(judgement => judgement.Example.Kind, StringComparer.Ordinal))
        {
            var declined = kind.Count(judgement => judgement.Covered < thresholds.DeclineBelow);
            var answered = kind.Where(judgement => judgement.Covered >= thresholds.DeclineBelow && judgement.Covered * judgement.Example.Probability >= thresholds.AnswerFrom).ToList();
            var helped = kind.Count(judgement => judgement.Covered >= thresholds.OfferFrom && judgement.Example.RightPlace is > 0 and <= Confidence.MostChoices);
            var right = answered.Count(judgement => judgement.Example.RightPlace == 1);
            var count = kind.Count();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{kind.Key,-40} {count,6} {answered.Count / (double)count,6:0.000} {right / Math.Max(1.0, answered.Count),6:0.000} {(count - declined - answered.Count) / (double)count,6:0.000} {helped / (double)count,6:0.000} {declined / (double)count,6:0.000}"));
        }

        if (write is not null)
        {
            File.WriteAllLines(Path.Combine(write, "deciding.yaml"), DecidingFit.ToYaml(DecidingFit.Weights(examples), thresholds));
        }
    }

    private static List<KindFigures> CrossValidate(List<RankingExample> examples, IReadOnlySet<RankFeature>? without)
    {
        var rankings = Enumerable.Range(0, TuningTurn.Folds)
            .Select(fold => new Ranking(RankingFit.Of([.. examples.Where(example => example.Fold != fold)], without)))
            .ToList();
        return Judge(examples, (fold, example) => Ranks(example, rankings[fold]));
    }

    private static List<KindFigures> Judge(List<RankingExample> examples, Func<int, RankingExample, int> rank) =>
        [.. examples.GroupBy(example => example.Kind, StringComparer.Ordinal).Select(kind =>
        {
            var ranks = kind.Select(example => example.IsFound ? rank(example.Fold, example) : int.MaxValue).ToList();
            return new KindFigures(kind.Key, ranks.Count, Share(ranks, 1), Share(ranks, 3), Share(ranks, 5), Share(ranks, 100));
        })];

    private static double Share(List<int> ranks, int depth) => ranks.Count(rank => rank <= depth) / (double)ranks.Count;

    private static int Ranks(RankingExample example, Ranking ranking)
    {
        var scores = example.Features.Select(row => ranking.Score(example.Asker, example.Leans, row)).ToList();
        var best = scores.Where((_, i) => example.Relevant[i]).Max();
        return 1 + scores.Count(score => score > best);
    }

    private static void Print(string title, List<KindFigures> figures)
    {
        Console.WriteLine($"\n{title}\n{"",-40} {"count",6} {"hit@1",6} {"hit@3",6} {"hit@5",6} {"found",6}");
        foreach (var kind in figures)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Kind,-40} {kind.Count,6} {kind.Hit1,6:0.000} {kind.Hit3,6:0.000} {kind.Hit5,6:0.000} {kind.Found,6:0.000}"));
        }
    }

    private static IEnumerable<string> ToYaml(float[][] weights) =>
        Enum.GetValues<RankFeature>()
            .Select(feature => $"{Ranking.NameOf(feature)}: [{string.Join(", ", weights.Select(own => own[(int)feature].ToString("0.00", CultureInfo.InvariantCulture)))}]")
            .Prepend("# What `ChatAssist.Tools tune` fitted: how much each feature of a found procedure counts when the asker is unknown, a\n# citizen, an organisation; and what is added to each in a conversation. What the features are is told in src/ChatAssist/Guides/RankFeature.cs.");

    private sealed record KindFigures(string Kind, int Count, double Hit1, double Hit3, double Hit5, double Found);
}
