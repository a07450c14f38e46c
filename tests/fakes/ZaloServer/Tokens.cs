using System.Security.Cryptography;
using System.Text;

namespace ChatAssist.Fakes.Zalo;

/// <summary>Access and refresh tokens: a refresh token works once, and what it gave before goes on until its own end.</summary>
public sealed class Tokens(FakeClock clock)
{
    private static readonly TimeSpan s_codeLife = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string OaId, DateTimeOffset Until)> _access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RefreshToken> _refresh = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Code> _codes = new(StringComparer.Ordinal);
    private int _made;

    public TimeSpan AccessLife { get; set; } = TimeSpan.FromHours(25);

    public TimeSpan RefreshLife { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How often a refresh token came that had been used before: the grant is lost then.</summary>
    public int Reuses { get; private set; }

    public int Refreshes { get; private set; }

    /// <summary>The permission that an administrator has just given.</summary>
    public string NewCode(string oaId, string appId, string? challenge)
    {
        lock (_lock)
        {
            var code = $"CODE-{++_made:0000}-{RandomNumberGenerator.GetHexString(8)}";
            _codes[code] = new Code(oaId, appId, challenge, clock.GetUtcNow() + s_codeLife);
            return code;
        }
    }

    public (string Access, string Refresh) Grant(string oaId, string appId)
    {
        lock (_lock)
        {
            var (access, refresh) = ($"AT-{++_made:0000}-{RandomNumberGenerator.GetHexString(8)}", $"RT-{_made:0000}-{RandomNumberGenerator.GetHexString(8)}");
            _access[access] = (oaId, clock.GetUtcNow() + AccessLife);
            _refresh[refresh] = new RefreshToken(oaId, appId, clock.GetUtcNow() + RefreshLife, IsUsed: false);
            return (access, refresh);
        }
    }

    /// <returns>Null where the code is unknown, used, too old, another app's, or the verifier does not fit.</returns>
    public (string Access, string Refresh)? Redeem(string code, string appId, string? verifier)
    {
        lock (_lock)
        {
            return _codes.Remove(code, out var known) && known.AppId == appId && known.Until > clock.GetUtcNow() && Fits(known.Challenge, verifier)
                ? Grant(known.OaId, appId)
                : null;
        }
    }

    /// <returns>Null where the token is unknown, used, too old or another app's.</returns>
    public (string Access, string Refresh)? Refresh(string token, string appId)
    {
        lock (_lock)
        {
            if (!_refresh.TryGetValue(token, out var known) || known.AppId != appId || known.Until <= clock.GetUtcNow())
            {
                return null;
            }

            if (known.IsUsed)
            {
                Reuses++;
                return null;
            }

            Refreshes++;
            _refresh[token] = known with { IsUsed = true };
            return Grant(known.OaId, appId);
        }
    }

    /// <returns>The OA; 0, -216 (never seen) or -220 (expired).</returns>
    public (string OaId, int Error) Check(string token)
    {
        lock (_lock)
        {
            return !_access.TryGetValue(token, out var known) ? ("", -216) : known.Until <= clock.GetUtcNow() ? ("", -220) : (known.OaId, 0);
        }
    }

    /// <summary>All access tokens end now, as after a change in the console.</summary>
    public void ExpireAccess()
    {
        lock (_lock)
        {
            foreach (var (token, known) in _access.ToList())
            {
                _access[token] = known with { Until = clock.GetUtcNow() };
            }
        }
    }

    private static bool Fits(string? challenge, string? verifier) =>
        string.IsNullOrEmpty(challenge)
        || (verifier is not null && challenge == Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_'));

    private sealed record Code(string OaId, string AppId, string? Challenge, DateTimeOffset Until);

    private sealed record RefreshToken(string OaId, string AppId, DateTimeOffset Until, bool IsUsed);
}
