using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>How far someone is in a scene. It lives in the page, sealed: nothing of it is stored, and nothing counts.</summary>
internal sealed record TrainingRun(string Scene, IReadOnlyList<PractisedAnswer> Answers, DateTimeOffset ShownAt);

/// <param name="Seconds">From the citizen's words to the answer.</param>
internal sealed record PractisedAnswer(string Text, double Seconds);

/// <summary>Seals runs, so that nobody writes their own times.</summary>
internal sealed class TrainingRuns(IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("training");

    public string Write(TrainingRun run) => _seal.Protect(JsonSerializer.Serialize(run));

    /// <returns>Null where it is none of ours.</returns>
    public TrainingRun? Read(string? sealedRun)
    {
        try
        {
            return sealedRun is { Length: > 0 } ? JsonSerializer.Deserialize<TrainingRun>(_seal.Unprotect(sealedRun)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
