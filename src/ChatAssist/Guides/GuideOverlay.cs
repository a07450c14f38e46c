namespace ChatAssist.Guides;

/// <summary>Lays a guide's facts over the portal's record, part by part: the newer one counts, or the one that corrects.</summary>
/// <param name="record">The export's record, or null where only the guide knows the procedure.</param>
/// <param name="partSources">Is told of each part that the guide gave.</param>
internal sealed class GuideOverlay(GuideProcedure guide, Procedure? record, Dictionary<(string Code, string Part), GuideSource> partSources)
{
    public Procedure Lay()
    {
        var facts = guide.Facts;
        var below = record ?? facts;
        var documents = Takes(facts.Cases.Count > 0, below.Cases.Count > 0, ProcedureParts.Documents);
        // One method holds time and fees, and the guide writes both: they are taken together.
        var methods = Takes(facts.Methods.Count > 0, below.Methods.Count > 0, ProcedureParts.Fees, ProcedureParts.Time);
        return below with
        {
            Id = below.Id.Length > 0 ? below.Id : facts.Id,
            Name = record is null || Corrects(ProcedureParts.Name) is not null ? facts.Name : record.Name,
            Fields = below.Fields.Count > 0 ? below.Fields : facts.Fields,
            Levels = below.Levels != AuthorityLevels.None ? below.Levels : facts.Levels,
            ServiceLevel = Takes(facts.ServiceLevel is not null, below.ServiceLevel is not null, ProcedureParts.Level) ? facts.ServiceLevel : below.ServiceLevel,
            Methods = methods ? facts.Methods : below.Methods,
            Cases = documents ? facts.Cases : below.Cases,
            DossierNotes = documents ? facts.DossierNotes : below.DossierNotes,
            Authorities = Takes(facts.Authorities.Count > 0, below.Authorities.Count > 0, ProcedureParts.Authorities) ? facts.Authorities : below.Authorities,
            ReceivingPlace = Takes(facts.ReceivingPlace.Length > 0, below.ReceivingPlace.Length > 0, ProcedureParts.Where) ? facts.ReceivingPlace : below.ReceivingPlace,
            Outcomes = Takes(facts.Outcomes.Count > 0, below.Outcomes.Count > 0, ProcedureParts.Outcomes) ? facts.Outcomes : below.Outcomes,
            LegalBases = Takes(facts.LegalBases.Count > 0, below.LegalBases.Count > 0, ProcedureParts.LegalBases) ? facts.LegalBases : below.LegalBases,
            Conditions = Takes(facts.Conditions.Length > 0, below.Conditions.Length > 0, ProcedureParts.Conditions) ? facts.Conditions : below.Conditions,
        };
    }

    private bool Takes(bool isGiven, bool isKnown, params ReadOnlySpan<string> parts)
    {
        var corrected = false;
        foreach (var part in parts)
        {
            corrected |= Corrects(part) is not null;
        }

        if (!isGiven || (isKnown && record is not null && !corrected && guide.Source.Date < record.DataDate))
        {
            return false;
        }

        foreach (var part in parts)
        {
            partSources[(guide.Facts.Code, part)] = Corrects(part)?.Source ?? guide.Source;
        }

        return true;
    }

    private Correction? Corrects(string part) => guide.Corrects is { } correction && correction.Parts.Contains(part) ? correction : null;
}
