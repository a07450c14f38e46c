using ChatAssist.Conversations;
using ChatAssist.Fakes.Zalo;
using ChatAssist.Tests.Conversations;
using ChatAssist.Web.Zalo;
using ChatAssist.Web.Zalo.Grants;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.Zalo;

/// <summary>Tokens: renewed in time by one node, never lost, never readable in the database.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    private const string Ask = "/v4/oa/access_token";

    private ZaloTown _town = null!;

    private Tokens Tokens => _town.Zalo.World.Tokens;

    public async Task InitializeAsync() => _town = await ZaloTown.StartAsync(isConnected: true, ("Conversations:IdleMinutes", "0"));

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public void The_documented_vectors_give_the_documented_values()
    {
        Assert.Equal("RqIZl4LIgn8KxW9QO-nTnv7pf0CnNrksx9fF-CXP2FE", Pkce.ChallengeOf("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ"));
        Assert.Equal(43, Pkce.NewVerifier().Length);
        Assert.Equal("c7a7a56a58d03b05def128144d755b6c5bd4ba6b88fbfd8a59a909c862e52d7b", ZaloApi.ProofOf("test-app-secret", "test-access-token"));
    }

    [Fact]
    public async Task After_20_of_25_hours_the_tokens_are_renewed()
    {
        await _town.AskAsync("cảm ơn", answers: 2);
        Assert.Equal(0, Tokens.Refreshes);
        _town.Advance(TimeSpan.FromHours(21));
        await _town.AskAsync("chào em");
        Assert.Equal((1, 0), (Tokens.Refreshes, Tokens.Reuses));
    }

    [Fact]
    public async Task Trouble_while_renewing_loses_nothing()
    {
        await _town.AskAsync("cảm ơn", answers: 2);
        _town.Zalo.World.Errors.Add(Ask, new InjectedError(Status: 503));
        _town.Zalo.World.Errors.Add(Ask, new InjectedError(-32));
        Tokens.ExpireAccess();
        _town.Zalo.Phone.Say(ZaloTown.Citizen, "chào em");
        await Eventually.TrueAsync(() =>
        {
            _town.Advance(TimeSpan.FromSeconds(5));
            return Task.FromResult(_town.Answers().Count == 3);
        });
        Assert.Equal((1, 0), (Tokens.Refreshes, Tokens.Reuses));
    }

    [Fact]
    public async Task A_grant_that_is_lost_holds_what_is_to_be_sent_until_an_administrator_has_connected_again()
    {
        await _town.AskAsync("cảm ơn", answers: 2);
        Tokens.ExpireAccess();
        _town.Zalo.World.Errors.Add(Ask, new InjectedError(-14020));
        _town.Zalo.Phone.Say(ZaloTown.Citizen, "chào em");
        await Eventually.TrueAsync(async () => (await GrantAsync()).LostAt is not null);
        using var http = new HttpClient();
        var health = await http.GetStringAsync(new Uri(_town.WebhookUrl.Replace("/zalo/webhook", "/health/ready", StringComparison.Ordinal)));
        Assert.Contains("permission has to be given again (error -14020", health, StringComparison.Ordinal);
        for (var hour = 0; hour < 20; hour++)
        {
            _town.Advance(TimeSpan.FromHours(1));
            await WaitingAsync();
        }

        Assert.Equal(2, _town.Answers().Count);
        await _town.ConnectAsync();
        // An attempt that was under way meanwhile may have put the next one off once more.
        await Eventually.TrueAsync(() =>
        {
            _town.Advance(TimeSpan.FromSeconds(10));
            return Task.FromResult(_town.Answers().Count == 3);
        });
        Assert.Equal(0, Tokens.Reuses);
    }

    [Fact]
    public async Task A_message_that_came_before_anyone_connected_is_answered_after()
    {
        await using var town = await ZaloTown.StartAsync(isConnected: false);
        town.Zalo.Phone.Say(ZaloTown.Citizen, "cảm ơn");
        await Eventually.TrueAsync(async () => (await town.TranscriptAsync()).Count == 3);
        await town.ConnectAsync();
        await Eventually.TrueAsync(() =>
        {
            town.Advance(TimeSpan.FromSeconds(10));
            return Task.FromResult(town.Answers().Count == 2);
        });
    }

    [Fact]
    public async Task Tokens_cannot_be_read_in_the_database()
    {
        var grant = await GrantAsync();
        Assert.DoesNotContain("AT-", grant.AccessToken, StringComparison.Ordinal);
        Assert.False(await _town.Database.ContainsAsync("RT-0001-"));
        Assert.False(await _town.Database.ContainsAsync("AT-0001-"));
    }

    /// <summary>The sender has looked since time passed, and put it off.</summary>
    private Task WaitingAsync() => Eventually.TrueAsync(async () =>
    {
        await using var db = await _town.Node.OpenDatabaseAsync();
        return await db.Deliveries.AnyAsync(delivery => delivery.Trouble != null && delivery.DueAt > _town.Node.Clock.GetUtcNow());
    });

    private async Task<ChannelGrant> GrantAsync()
    {
        await using var db = await _town.Node.OpenDatabaseAsync();
        return await db.ChannelGrants.AsNoTracking().SingleAsync();
    }
}
