using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>What an answer about a procedure rests on: the record, or the newer source that corrects it, part by part.</summary>
internal sealed class SourceList(KnowledgeBase knowledge)
{
    private const int LongestQuote = 200;

    public List<Source> Of(Procedure procedure, IReadOnlyList<(Facet Facet, FacetText Text)> said)
    {
        var sources = said.Select(part => Of(procedure, part.Facet, part.Text)).ToList();
        if (sources.Count == 0)
        {
            sources.Add(new Source(procedure.Code, procedure.Name, "Thông tin chung", procedure.Url, procedure.DataDate, ""));
        }

        return [.. sources.GroupBy(source => (source.Name, source.Url, source.DataDate)).Select(Together)];
    }

    /// <summary>Why the record is not to be followed in these parts; null where it is.</summary>
    public Correction? CorrectionOf(Procedure procedure, IReadOnlyList<Facet> asked) => asked.Count == 0
        ? knowledge.GuideProcedureOf(procedure.Code)?.Corrects
        : asked.Select(facet => knowledge.CorrectionOf(procedure.Code, PartOf(facet))).OfType<Correction>().FirstOrDefault();

    private Source Of(Procedure procedure, Facet facet, FacetText text)
    {
        var quote = Wording.Shorten(text.Quote, LongestQuote);
        return knowledge.CorrectionOf(procedure.Code, PartOf(facet)) is { } correction
            ? new Source(procedure.Code, correction.Source.Title, text.Section, correction.Source.Url, correction.Source.Date, quote)
            : new Source(procedure.Code, procedure.Name, text.Section, procedure.Url, knowledge.DateOf(procedure.Code, PartOf(facet)), quote);
    }

    private static Source Together(IEnumerable<Source> same)
    {
        var sources = same.ToList();
        return sources[0] with { Section = string.Join(", ", sources.Select(source => source.Section).Distinct(StringComparer.Ordinal)) };
    }

    private static string PartOf(Facet facet) => facet switch
    {
        Facet.Documents or Facet.Forms => ProcedureParts.Documents,
        Facet.Fees => ProcedureParts.Fees,
        Facet.Time => ProcedureParts.Time,
        Facet.Place => ProcedureParts.Where,
        Facet.Conditions => ProcedureParts.Conditions,
        Facet.Outcome => ProcedureParts.Outcomes,
        Facet.LegalBasis => ProcedureParts.LegalBases,
        Facet.Online => ProcedureParts.Level,
        _ => "",
    };
}
