namespace ChatAssist.Web.Zalo.Grants;

/// <summary>What a grant consists of, in the clear: for as short a time as can be.</summary>
/// <param name="RefreshToken">Good for one use; empty where Zalo gives none, as to accounts on trial.</param>
internal sealed record ZaloTokenPair(string AccessToken, string RefreshToken, TimeSpan Life);

/// <summary>What came of asking for tokens.</summary>
/// <param name="Tokens">Null where there are none.</param>
/// <param name="Error">Zalo's code; 0 where it gave none.</param>
/// <param name="IsTransient">It may go well another time: nothing says that the token asked with is used up.</param>
internal sealed record OAuthAnswer(ZaloTokenPair? Tokens, int Error, string Trouble, bool IsTransient);
