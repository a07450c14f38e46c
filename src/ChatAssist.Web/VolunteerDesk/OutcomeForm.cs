using ChatAssist.Handoffs;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>Reads what a volunteer says of the outcome.</summary>
internal static class OutcomeForm
{
    private const int LongestCode = 40;
    private const int MostDossiers = 999;

    public static OutcomeWords Read(IFormCollection form) => new(
        form["resolved"] == "true",
        [.. form["helped"].OfType<string>().Where(OutcomeWords.Kinds.Contains)],
        form["code"].ToString().Trim() is { Length: <= LongestCode } code ? code : "",
        int.TryParse(form["dossiers"], out var count) ? Math.Clamp(count, 0, MostDossiers) : 0);
}
