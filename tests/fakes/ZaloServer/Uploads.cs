using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace ChatAssist.Fakes.Zalo;

/// <summary>Uploaded files: an id is good for seven days.</summary>
public sealed class Uploads
{
    private static readonly TimeSpan s_life = TimeSpan.FromDays(7);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);

    public string Add(DateTimeOffset now)
    {
        var id = RandomNumberGenerator.GetHexString(24, lowercase: true);
        _until[id] = now + s_life;
        return id;
    }

    public bool IsValid(string id, DateTimeOffset now) => _until.TryGetValue(id, out var until) && until > now;
}
