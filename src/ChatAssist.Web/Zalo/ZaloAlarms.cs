using System.Collections.Concurrent;

namespace ChatAssist.Web.Zalo;

/// <summary>What Zalo has said that wants a person, by account; it shows at <c>/health/ready</c> until something gets through again.</summary>
internal sealed class ZaloAlarms(ILogger<ZaloAlarms> logger)
{
    private readonly ConcurrentDictionary<string, string> _raised = new(StringComparer.Ordinal);

    public string? Of(ZaloAccount account) => _raised.GetValueOrDefault(account.OaId);

    public void Raise(ZaloAccount account, string trouble)
    {
        if (_raised.GetValueOrDefault(account.OaId) != trouble)
        {
            _raised[account.OaId] = trouble;
            logger.LogError("Account {OaId} wants a person: {Trouble}", account.OaId, trouble);
        }
    }

    public void Clear(ZaloAccount account) => _raised.TryRemove(account.OaId, out _);
}
