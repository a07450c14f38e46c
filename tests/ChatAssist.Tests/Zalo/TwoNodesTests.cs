using ChatAssist.Tests.Conversations;

namespace ChatAssist.Tests.Zalo;

/// <summary>Several nodes and one grant: whoever finds the token expired, it is renewed once.</summary>
public sealed class TwoNodesTests
{
    [PostgresFact]
    public async Task Nodes_that_find_the_token_expired_renew_it_once()
    {
        await using var town = await ZaloTown.StartAsync(TestDatabase.CreatePostgres(), isConnected: true);
        town.AddNode();
        var tokens = town.Zalo.World.Tokens;
        var citizens = Enumerable.Range(0, 12).Select(number => $"80000000000000010{number:00}").ToList();
        await Task.WhenAll(citizens.Select(citizen => town.AskAsync("cảm ơn", answers: 2, citizen)));
        for (var round = 1; round <= 5; round++)
        {
            tokens.ExpireAccess();
            await Task.WhenAll(citizens.Select(citizen => town.AskAsync("chào em", answers: 1, citizen)));
            Assert.Equal((round, 0), (tokens.Refreshes, tokens.Reuses));
        }
    }
}
