using System.Text.Json;
using ChatAssist.Answering;
using Microsoft.AspNetCore.DataProtection;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>
/// The sources of a suggested answer, sealed while they travel through the volunteer's page: what is sent to a citizen as
/// a source is one that the assistant named, whatever a page sends.
/// </summary>
internal sealed class ShownSources(IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("desk-sources");

    public string Write(IReadOnlyList<Source> sources) => sources.Count == 0 ? "" : _seal.Protect(JsonSerializer.Serialize(sources));

    /// <returns>Empty where there are none, or they are not ours.</returns>
    public IReadOnlyList<Source> Read(string? sealedSources)
    {
        try
        {
            return string.IsNullOrEmpty(sealedSources) ? [] : JsonSerializer.Deserialize<List<Source>>(_seal.Unprotect(sealedSources)) ?? [];
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return [];
        }
    }
}
