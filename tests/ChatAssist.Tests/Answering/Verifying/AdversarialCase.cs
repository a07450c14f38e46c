using System.Text.Json;
using ChatAssist.Answering;

namespace ChatAssist.Tests.Answering.Verifying;

/// <summary>One sentence as a model might write it, and whether it may be shown.</summary>
/// <param name="Kind">"true", or the change that makes it wrong.</param>
internal sealed record AdversarialCase(string Kind, string Question, IReadOnlyList<CitedPassage> Passages, string Sentence)
{
    public bool IsTrue => Kind == "true";

    public Verdict Judge(AnswerVerifier verifier) =>
        verifier.Verify(Question, Passages, [new AnswerSentence(Sentence, [.. Passages.Select(passage => passage.Id)])])[0];

    /// <summary>Lines of {passages, question, true:[…], wrong:{kind:[…]}}.</summary>
    public static IEnumerable<AdversarialCase> ReadFile(string name) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Answering", "Verifying", name))
        .SelectMany(line => ReadLine(JsonElement.Parse(line)));

    private static IEnumerable<AdversarialCase> ReadLine(JsonElement line)
    {
        var passages = line.GetProperty("passages").EnumerateArray().Select((text, i) => new CitedPassage($"p{i + 1}", text.GetString()!)).ToList();
        var question = line.GetProperty("question").GetString()!;
        return line.GetProperty("true").EnumerateArray().Select(text => new AdversarialCase("true", question, passages, text.GetString()!))
            .Concat(line.GetProperty("wrong").EnumerateObject().SelectMany(kind =>
                kind.Value.EnumerateArray().Select(text => new AdversarialCase(kind.Name, question, passages, text.GetString()!))));
    }
}
