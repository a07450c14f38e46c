using ChatAssist.Guides;

namespace ChatAssist.Tools;

/// <summary>Features that tell one thing. Left out together: of two that say nearly the same, the other one makes up for the first.</summary>
internal static class RankFeatureGroups
{
    public static readonly IReadOnlyList<(string Name, IReadOnlySet<RankFeature> Features)> All =
    [
        ("score beside the best", Set(RankFeature.Coverage, RankFeature.BesideBest, RankFeature.LiteralCoverage, RankFeature.LiteralBesideBest)),
        ("the reading of what words stand for", Set([.. Enumerable.Range((int)RankFeature.Coverage, RankFeature.LiteralCoverage - RankFeature.Coverage).Select(each => (RankFeature)each)])),
        ("the literal reading", Set([.. Enumerable.Range((int)RankFeature.LiteralCoverage, RankFeature.AliasFit - RankFeature.LiteralCoverage).Select(each => (RankFeature)each)])),
        ("fit of the name", Set(
            RankFeature.NameFit, RankFeature.WholeName, RankFeature.NameShare, RankFeature.NameOrder, RankFeature.Unasked, RankFeature.Run,
            RankFeature.LiteralNameFit, RankFeature.LiteralWholeName, RankFeature.LiteralNameShare, RankFeature.LiteralNameOrder, RankFeature.LiteralUnasked, RankFeature.LiteralRun)),
        ("other names and ways to ask", Set(RankFeature.AliasFit)),
        ("what is to be done", Set(RankFeature.ActionAgreed, RankFeature.ActionMissing, RankFeature.ActionUnasked)),
        ("who is asking, and the level", Set(RankFeature.ForCitizens, RankFeature.ForEnterprises, RankFeature.CitizenTopic, RankFeature.Ward, RankFeature.Province, RankFeature.MinistryOnly)),
        ("that a guide was written", Set(RankFeature.HasGuide)),
        ("another province's own", Set(RankFeature.Elsewhere)),
        ("what was spoken of", Set([.. Enumerable.Range((int)RankFeature.IsTopic, RankFeature.WasOffered - RankFeature.IsTopic + 1).Select(each => (RankFeature)each)])),
    ];

    private static HashSet<RankFeature> Set(params RankFeature[] features) => [.. features];
}
