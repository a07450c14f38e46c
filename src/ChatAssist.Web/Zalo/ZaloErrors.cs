namespace ChatAssist.Web.Zalo;

/// <summary>What is to be done about an answer of Zalo's.</summary>
internal enum ZaloAction
{
    Done,

    /// <summary>Once more, then it is given up.</summary>
    RetryOnce,

    /// <summary>The token is renewed and the call is made once more.</summary>
    Refresh,

    /// <summary>All calls of the app pause.</summary>
    BackOff,

    /// <summary>Not at night.</summary>
    AtDaytime,

    /// <summary>This message will never get through.</summary>
    GiveUp,

    /// <summary>This message will not get through, and somebody has to know why.</summary>
    GiveUpAloud,

    /// <summary>Nothing gets through until a person has seen to it; what is to be sent waits.</summary>
    Hold,
}

/// <summary>Every code of Zalo's that is known, with its action. Never decided by the words, which change.</summary>
internal static class ZaloErrors
{
    private static readonly Dictionary<int, (ZaloAction Action, string Means)> s_known = new()
    {
        [0] = (ZaloAction.Done, ""),
        [-32] = (ZaloAction.BackOff, "the app's rate limit"),
        [-100] = (ZaloAction.RetryOnce, "unknown trouble at Zalo, or an attachment has expired"),
        [-124] = (ZaloAction.Refresh, "the token is invalid"),
        [-200] = (ZaloAction.RetryOnce, "sending failed at Zalo"),
        [-201] = (ZaloAction.GiveUpAloud, "a field is invalid"),
        [-204] = (ZaloAction.Hold, "the account is disabled"),
        [-205] = (ZaloAction.Hold, "the account does not exist"),
        [-209] = (ZaloAction.Hold, "the app is not activated"),
        [-210] = (ZaloAction.GiveUpAloud, "a parameter is over its limit"),
        [-211] = (ZaloAction.GiveUpAloud, "the account is out of quota"),
        [-212] = (ZaloAction.Hold, "the app has not been granted this API"),
        [-213] = (ZaloAction.GiveUp, "the citizen has never interacted with the account"),
        [-216] = (ZaloAction.Refresh, "the token is invalid"),
        [-218] = (ZaloAction.GiveUpAloud, "the citizen cannot receive more"),
        [-219] = (ZaloAction.Hold, "the app was removed"),
        [-220] = (ZaloAction.Refresh, "the token has expired"),
        [-221] = (ZaloAction.Hold, "the account has to be verified"),
        [-223] = (ZaloAction.Hold, "the account has not authorised the app"),
        [-224] = (ZaloAction.Hold, "the account needs a higher package"),
        [-227] = (ZaloAction.GiveUp, "the citizen is banned or has been away for 45 days"),
        [-230] = (ZaloAction.GiveUp, "the citizen has not interacted for 7 days"),
        [-232] = (ZaloAction.GiveUp, "the interaction has expired"),
        [-233] = (ZaloAction.GiveUpAloud, "the kind of message is not supported"),
        [-234] = (ZaloAction.AtDaytime, "not between 22 and 6 o'clock"),
        [-237] = (ZaloAction.GiveUp, "the group is closed"),
        [-240] = (ZaloAction.GiveUpAloud, "the API has been retired"),
        [-242] = (ZaloAction.Hold, "appsecret_proof is wrong: see Zalo:SendsProof"),
        [-244] = (ZaloAction.GiveUp, "the citizen has blocked this kind of message"),
        [-248] = (ZaloAction.GiveUpAloud, "it violates Zalo's policy"),
        [-249] = (ZaloAction.Hold, "the template cannot be sent by user id"),
        [-320] = (ZaloAction.Hold, "no payment account is linked"),
        [-321] = (ZaloAction.Hold, "the payment account is empty"),
        [-403] = (ZaloAction.Hold, "not allowed"),
        [-1241] = (ZaloAction.Hold, "appsecret_proof is wrong: see Zalo:SendsProof"),
    };

    /// <summary>Of template messages by phone; codes below -1000 tell what is wrong with the data.</summary>
    private static readonly Dictionary<int, ZaloAction> s_templates = new()
    {
        [-108] = ZaloAction.GiveUp,
        [-114] = ZaloAction.GiveUp,
        [-115] = ZaloAction.Hold,
        [-117] = ZaloAction.Hold,
        [-118] = ZaloAction.GiveUp,
        [-119] = ZaloAction.GiveUp,
        [-125] = ZaloAction.Hold,
        [-131] = ZaloAction.Hold,
        [-133] = ZaloAction.AtDaytime,
        [-135] = ZaloAction.Hold,
        [-136] = ZaloAction.Hold,
        [-137] = ZaloAction.Hold,
        [-139] = ZaloAction.GiveUp,
        [-140] = ZaloAction.GiveUp,
        [-141] = ZaloAction.GiveUp,
        [-144] = ZaloAction.GiveUpAloud,
        [-146] = ZaloAction.Hold,
        [-147] = ZaloAction.GiveUpAloud,
    };

    public static ZaloAction ActionOf(int code) =>
        s_known.TryGetValue(code, out var known) ? known.Action
        : s_templates.TryGetValue(code, out var template) ? template
        : code is <= -1120 and >= -1129 ? ZaloAction.GiveUpAloud
        // What nobody knows is tried again a few times and then told to a person.
        : ZaloAction.RetryOnce;

    public static string Describe(int code) => s_known.TryGetValue(code, out var known) ? $"Zalo says {code}: {known.Means}" : $"Zalo says {code}";
}
