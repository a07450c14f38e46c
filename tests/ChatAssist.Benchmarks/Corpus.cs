using ChatAssist.Answering;
using ChatAssist.Guides;
using ChatAssist.Search;

namespace ChatAssist.Benchmarks;

/// <summary>The procedures of one size, loaded as the product loads them, with the very texts that it searches.</summary>
internal sealed class Corpus(string export)
{
    public Assistant Assistant { get; } = Assistant.Load(Assistant.ShippedFolder, export);

    public int Count => Assistant.Index.Index.Count;

    /// <summary>The text of every field, in the order in which documents are numbered.</summary>
    public IEnumerable<string[]> Documents() => Assistant.Knowledge.Procedures
        .Select(procedure => IndexedText.Of(procedure, Assistant.Knowledge.GuideOf(procedure.Code), Assistant.Knowledge.GuideProcedureOf(procedure.Code)))
        .Concat(Assistant.Knowledge.Concepts.Select(IndexedText.Of));

    /// <summary>Every document's whole text as the tokens that the engine cuts it into.</summary>
    public IEnumerable<List<Token>> Tokens() => Documents().Select(texts => VietnameseAnalyzer.Analyze(string.Join('\n', texts)));

    /// <summary>The codes by which the lists of questions name documents; concept pages have none.</summary>
    public string? CodeOf(int document) => document < Assistant.Knowledge.Procedures.Count ? Assistant.Knowledge.Procedures[document].Code : null;
}
