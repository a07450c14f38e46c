namespace ChatAssist.Tools;

/// <summary>A question or turn with the codes that are right for it; several lines of one conversation lean on each other.</summary>
internal sealed record EvaluationTurn(string Id, string Question, IReadOnlyList<string> Relevant, bool StartsConversation);

/// <summary>Reads question lists and conversation lists alike.</summary>
internal static class EvaluationFile
{
    /// <exception cref="FormatException">A line is neither a question nor a conversation, or there is none; the message names the place.</exception>
    public static List<EvaluationTurn> Read(string path)
    {
        var turns = JsonLines.Read<Line>(path).SelectMany(line => Turns(path, line.Number, line.Value)).ToList();
        return turns.Count > 0 ? turns : throw new FormatException($"{path}: holds no question");
    }

    private static IEnumerable<EvaluationTurn> Turns(string path, int number, Line line)
    {
        if (line.Turns is not null)
        {
            return line.Turns.Select((turn, i) => new EvaluationTurn(
                $"{line.Id}/{i + 1}", turn?.Text ?? throw JsonLines.Wrong(path, number, $"turn {i + 1} has no \"text\""), turn.Relevant ?? [], i == 0));
        }

        return line.Question is { } question
            ? [new EvaluationTurn(line.Id ?? $"{number}", question, line.Relevant ?? [], StartsConversation: true)]
            : throw JsonLines.Wrong(path, number, "neither \"question\" nor \"turns\"");
    }

    private sealed record Line(string? Id, string? Question, List<string>? Relevant, List<Turn?>? Turns);

    private sealed record Turn(string? Text, List<string>? Relevant);
}
