using System.Text.Json;
using ChatAssist.Answering;
using ChatAssist.Search;

namespace ChatAssist.Tests.Answering;

/// <summary>The open question lists, as a floor under ranking: not a target, so nothing is tuned to it.</summary>
public sealed class QuestionListTests
{
    [SharedTheory("data/questions/everyday.jsonl")]
    [InlineData("everyday.jsonl", false, 0.90)]
    [InlineData("everyday.jsonl", true, 0.88)]
    [InlineData("formal.jsonl", false, 0.90)]
    public void Questions_find_their_procedure_among_the_first_five(string file, bool stripMarks, double floor)
    {
        var lines = Lines(file).ToList();
        Assert.True(lines.Count > 50);
        var missed = lines.Where(line => !Assistants.National.Answerer.Rank(stripMarks ? VietnameseText.Fold(line.Question) : line.Question, Topic.None)
            .Take(5).Any(found => line.Relevant.Contains(found.Code))).ToList();
        Assert.True(1 - (missed.Count / (double)lines.Count) >= floor, $"{missed.Count} of {lines.Count} missed:\n{string.Join('\n', missed.Select(line => line.Question))}");
    }

    private static IEnumerable<(string Question, HashSet<string> Relevant)> Lines(string file)
    {
        foreach (var line in File.ReadLines(SharedFile.Find($"data/questions/{file}")!))
        {
            using var read = JsonDocument.Parse(line);
            var relevant = read.RootElement.GetProperty("relevant").EnumerateArray().Select(code => code.GetString()!).ToHashSet();
            if (relevant.Count > 0)
            {
                yield return (read.RootElement.GetProperty("question").GetString()!, relevant);
            }
        }
    }
}
