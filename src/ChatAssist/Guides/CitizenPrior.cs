namespace ChatAssist.Guides;

/// <summary>How likely a citizen means this procedure, before a word of the question is looked at.</summary>
internal static class CitizenPrior
{
    /// <summary>Between about -0.4 and 0.8; added to 1 and multiplied with the score.</summary>
    public static float Of(Procedure procedure, bool hasGuide)
    {
        var prior = 0f;
        prior += procedure.Audiences.Any(audience => audience.StartsWith("Công dân", StringComparison.OrdinalIgnoreCase)) ? 0.15f : -0.15f;
        prior += procedure.Levels.HasFlag(AuthorityLevels.Ward) ? 0.2f : 0;
        prior += procedure.ServiceGroups.Any(group => group.IsForCitizens) ? 0.1f : 0;
        prior += procedure.Levels == AuthorityLevels.Ministry ? -0.1f : 0;
        prior += hasGuide ? 0.05f : 0;
        return prior;
    }
}
