using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.Conversations;

/// <summary>Two nodes on one PostgreSQL: what one stores the other answers or shows, and nothing falls between them.</summary>
public sealed class TwoNodesTests : IDisposable
{
    private readonly ChatServer _a;
    private readonly ChatServer _b;

    public TwoNodesTests()
    {
        _a = new ChatServer();
        _b = new ChatServer(_a.Database);
    }

    [PostgresFact]
    public async Task Messages_sent_to_either_node_in_turn_are_each_answered_once_and_in_order()
    {
        var (here, there) = await ArriveAtBothAsync();
        var ids = new List<string>();
        for (var round = 0; round < 20; round++)
        {
            // Not waiting for answers: one node holds the conversation while the other stores.
            ids.Add(await here.SayAsync($"chào em {round}"));
            ids.Add(await there.SayAsync($"cảm ơn {round}"));
            ids.Add(await here.SayAsync($"tạm biệt {round}"));
        }

        await there.AnswersToAsync(ids[^1]);
        var (activities, _) = await here.ReadAsync();
        Assert.Equal(ids, activities.Select(activity => (string?)activity["replyToId"]).Where(id => id is not null));
    }

    [PostgresFact]
    public async Task What_one_node_answers_comes_over_the_stream_of_the_other()
    {
        var (here, there) = await ArriveAtBothAsync();
        var news = _a.NewsOfAsync(here);
        var id = await there.SayAsync("cảm ơn");
        await news;
        Assert.Single(await here.AnswersToAsync(id));
    }

    [PostgresFact]
    public async Task A_node_that_leaves_hands_over_what_it_holds()
    {
        var (here, there) = await ArriveAtBothAsync();
        await using (var db = _a.Database.Open())
        {
            // As if a third node had stored a message, and died.
            await here.AskAsync("cảm ơn");
            var past = _a.Clock.GetUtcNow() - TimeSpan.FromSeconds(1);
            await db.Messages.Where(message => message.ReplyTo != null).ExecuteDeleteAsync();
            await db.Conversations.ExecuteUpdateAsync(row => row
                .SetProperty(conversation => conversation.HandledUpTo, 0L)
                .SetProperty(conversation => conversation.DueAt, past)
                .SetProperty(conversation => conversation.LeasedBy, "dead")
                .SetProperty(conversation => conversation.LeasedUntil, past));
        }

        Assert.Single(await there.AnswersToAsync($"{there.ConversationId}|0000002"));
    }

    public void Dispose()
    {
        _b.StopAsync().GetAwaiter().GetResult();
        _a.StopAsync().GetAwaiter().GetResult();
        _b.Dispose();
        _a.Dispose();
    }

    private async Task<(DirectLineCitizen Here, DirectLineCitizen There)> ArriveAtBothAsync()
    {
        var here = await DirectLineCitizen.ArriveAsync(_a);
        var there = new DirectLineCitizen(_b.NewBrowser());
        await there.FetchTokenAsync(here.ResumeToken);
        return (here, there);
    }
}
