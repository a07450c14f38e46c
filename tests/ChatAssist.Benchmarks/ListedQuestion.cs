using System.Text;

namespace ChatAssist.Benchmarks;

/// <summary>A question that people ask, and the codes that are right for it.</summary>
internal sealed record ListedQuestion(string Question, IReadOnlyList<string> Relevant)
{
    /// <exception cref="FormatException">A line is no question.</exception>
    public static List<ListedQuestion> Read(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0).Select(Json.Read<ListedQuestion>).Select(listed => listed with { Question = listed.Question.Normalize(NormalizationForm.FormC) })];
}
