using System.Text.Json;

namespace ChatAssist.Tools;

/// <summary>A question or turn with the codes that are right for it; several lines of one conversation lean on each other.</summary>
internal sealed record EvaluationTurn(string Id, string Question, IReadOnlyList<string> Relevant, bool StartsConversation);

/// <summary>Reads question lists and conversation lists alike.</summary>
internal static class EvaluationFile
{
    public static List<EvaluationTurn> Read(string path) =>
        [.. File.ReadLines(path).Where(line => line.Trim().Length > 0).SelectMany(Turns)];

    private static IEnumerable<EvaluationTurn> Turns(string line)
    {
        var read = Json.Read<Line>(line) ?? throw new JsonException("an empty line");
        return read.Turns is null
            ? [new EvaluationTurn(read.Id, read.Question ?? "", read.Relevant ?? [], StartsConversation: true)]
            : read.Turns.Select((turn, i) => new EvaluationTurn($"{read.Id}/{i + 1}", turn.Text, turn.Relevant ?? [], i == 0));
    }

    private sealed record Line(string Id, string? Question, List<string>? Relevant, List<Turn>? Turns);

    private sealed record Turn(string Text, List<string>? Relevant);
}
