using System.Collections.Concurrent;
using System.Security.Claims;
using ChatAssist.Privacy;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatAssist.Web.WebChat;

/// <summary>What a token lets its bearer do: take part in one conversation, as one citizen, from certain pages.</summary>
/// <param name="Origins">Empty where the token is not bound to any page's origin.</param>
public sealed record ChatToken(Guid ConversationId, string CitizenId, IReadOnlyList<string> Origins);

public enum TokenPurpose
{
    /// <summary>Direct Line's REST calls.</summary>
    DirectLine,

    /// <summary>Opening one WebSocket; stands in an address, which logs may keep, so it is short-lived.</summary>
    Stream,

    /// <summary>Coming back to the conversation after days.</summary>
    Resume,
}

/// <summary>Signs and reads tokens. One made for one purpose is worth nothing for another.</summary>
public sealed class ChatTokens(StoredKeys keys, TimeProvider clock)
{
    private const string Issuer = "chatassist";

    /// <summary>A kilobyte each; all are forgotten at once, and read again.</summary>
    private const int MostKnown = 8_192;

    private readonly SymmetricSecurityKey _key = new(keys.GetOrCreate("web-chat-tokens"));
    private readonly ConcurrentDictionary<(TokenPurpose Purpose, string Token), (ChatToken Read, DateTime Expires)> _known = new();
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    public static TimeSpan Lifetime(TokenPurpose purpose) => purpose switch
    {
        TokenPurpose.DirectLine => TimeSpan.FromMinutes(30),
        TokenPurpose.Stream => TimeSpan.FromSeconds(60),
        _ => TimeSpan.FromDays(30),
    };

    public string Issue(TokenPurpose purpose, ChatToken token)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = purpose.ToString(),
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime(purpose),
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.HmacSha256),
            Claims = new Dictionary<string, object>
            {
                ["bot"] = Issuer,
                ["conv"] = token.ConversationId.ToString("N"),
                ["user"] = token.CitizenId,
                ["origin"] = token.Origins,
            },
        });
    }

    /// <returns>Null where the token is malformed, not ours, expired or made for another purpose.</returns>
    public async Task<ChatToken?> ReadAsync(TokenPurpose purpose, string token)
    {
        // A citizen's is shown with each message; its signature is looked at once.
        if (_known.TryGetValue((purpose, token), out var known))
        {
            return known.Expires > clock.GetUtcNow().UtcDateTime ? known.Read : null;
        }

        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = purpose.ToString(),
            IssuerSigningKey = _key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            RequireExpirationTime = true,
            LifetimeValidator = (_, expires, _, _) => expires > clock.GetUtcNow().UtcDateTime,
        });
        if (!result.IsValid || !Guid.TryParseExact(Claim(result.ClaimsIdentity, "conv"), "N", out var conversationId))
        {
            return null;
        }

        var read = new ChatToken(conversationId, Claim(result.ClaimsIdentity, "user"), [.. result.ClaimsIdentity.FindAll("origin").Select(claim => claim.Value)]);
        Keep(purpose, token, read, result.SecurityToken.ValidTo);
        return read;
    }

    private void Keep(TokenPurpose purpose, string token, ChatToken read, DateTime expires)
    {
        if (purpose != TokenPurpose.DirectLine)
        {
            return;
        }

        if (_known.Count >= MostKnown)
        {
            _known.Clear();
        }

        _known[(purpose, token)] = (read, expires);
    }

    private static string Claim(ClaimsIdentity identity, string type) => identity.FindFirst(type)?.Value ?? "";
}
