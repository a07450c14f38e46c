using ChatAssist.Answering;

namespace ChatAssist.Composing;

/// <summary>What the draft of a reply may be made from: what the assistant itself would say to the question, and the parts of the procedure at hand.</summary>
internal sealed class DraftPassages
{
    /// <summary>So that rules, history and passages fit into the smallest context that an endpoint is set to.</summary>
    private const int MostLetters = 3_000;

    private static readonly string[] s_parts = ["cần giấy tờ gì", "lệ phí bao nhiêu", "bao lâu có kết quả", "nộp ở đâu", "cách làm thế nào"];

    private readonly List<(CitedPassage Passage, IReadOnlyList<Source> Sources)> _found = [];

    public LinkTokens Links { get; } = new();

    public List<CitedPassage> Passages => [.. _found.Select(found => found.Passage)];

    /// <param name="code">The procedure talked about; a question that names another turns to that.</param>
    public static DraftPassages Of(Assistant assistant, VerifierWords words, string question, string code, string caseName)
    {
        var passages = new DraftPassages();
        var about = code.Length > 0 ? Topic.None.TurnedTo(code) with { CaseName = caseName } : Topic.None;
        if (question.Length > 0)
        {
            var answer = assistant.Answerer.Answer(question, about);
            passages.Add(answer, words);
            about = answer.Sources.Count > 0 && answer.Next.ProcedureCode is { Length: > 0 } other && other != code ? Topic.None.TurnedTo(other) : about;
        }

        foreach (var part in about.ProcedureCode.Length > 0 ? s_parts : [])
        {
            passages.Add(assistant.Answerer.Answer(part, about), words);
        }

        return passages;
    }

    /// <summary>What the passages with these ids come from, in their order.</summary>
    public IReadOnlyList<Source> SourcesOf(IReadOnlySet<string> cited) =>
        [.. _found.Where(found => cited.Contains(found.Passage.Id)).SelectMany(found => found.Sources).DistinctBy(source => (source.Code, source.Section, source.Url))];

    private void Add(Answer answer, VerifierWords words)
    {
        // Without a source it is small talk or a refusal, of which no draft is made.
        if (answer.Sources.Count == 0)
        {
            return;
        }

        // Where the assistant would ask back for the case, what it says of all cases is true all the same.
        var texts = answer.Grounds is { } grounds ? grounds.Passages().Select(passage => passage.Text) : [answer.Text.Replace("**", "", StringComparison.Ordinal)];
        foreach (var passage in Links.Hide(texts.Where(text => !ToTheModel.IsIn(text, words)).Select(text => new CitedPassage($"p{_found.Count + 1}", text))))
        {
            if (!_found.Exists(found => found.Passage.Text == passage.Text) && _found.Sum(found => found.Passage.Text.Length) + passage.Text.Length <= MostLetters)
            {
                _found.Add((passage with { Id = $"p{_found.Count + 1}" }, answer.Sources));
            }
        }
    }
}
