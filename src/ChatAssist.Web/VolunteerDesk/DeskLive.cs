using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatAssist.Conversations;
using ChatAssist.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>
/// One stream for an open page: that the queue has changed, what is new in the conversation shown, and that someone is
/// there. It reads by the page's watermark, so a broken line loses nothing.
/// </summary>
internal sealed class DeskLive(
    ConversationSignals signals, IDbContextFactory<ChatAssistDb> databases, Presence presence, Sight sight, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    /// <summary>Read by a script and never by a page, so Vietnamese may stand as it is.</summary>
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(20);

    /// <summary>With many at work the queue changes fifty times a second; nobody reads so fast, and each change is asked for by every page.</summary>
    private static readonly TimeSpan s_betweenQueues = TimeSpan.FromSeconds(2);

    public async IAsyncEnumerable<SseItem<string>> ReadAsync(DeskUser user, string stamp, Guid? conversationId, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        using var queue = signals.Watch(HandoffDesk.Queue);
        using var talk = signals.Watch(conversationId ?? Guid.Empty);
        var (queueNews, talkNews) = (queue.WaitAsync(either.Token).AsTask(), talk.WaitAsync(either.Token).AsTask());
        var beat = Task.CompletedTask;
        if (conversationId is not null)
        {
            (var first, after) = await NewAsync(conversationId.Value, after, either.Token);
            foreach (var item in first)
            {
                yield return item;
            }
        }

        while (!either.IsCancellationRequested)
        {
            if (beat.IsCompleted)
            {
                if (!await presence.TouchAsync(user.Id, stamp))
                {
                    // The session has ended; the page finds out by its next request.
                    yield return new SseItem<string>("", "signed-out");
                    yield break;
                }

                yield return new SseItem<string>("", "beat");
                beat = Task.Delay(s_beat, clock, either.Token);
            }

            await Task.WhenAny(queueNews, talkNews, beat);
            if (either.IsCancellationRequested)
            {
                yield break;
            }

            if (talkNews.IsCompletedSuccessfully)
            {
                talkNews = talk.WaitAsync(either.Token).AsTask();
                if (conversationId is { } id && await MaySeeAsync(user, id, either.Token))
                {
                    (var items, after) = await NewAsync(id, after, either.Token);
                    foreach (var item in items)
                    {
                        yield return item;
                    }
                }
            }

            if (queueNews.IsCompletedSuccessfully)
            {
                queueNews = AfterPauseAsync(queue, either.Token);
                yield return new SseItem<string>("", "queue");
            }
        }
    }

    private async Task<Woken> AfterPauseAsync(Watch queue, CancellationToken cancellationToken)
    {
        await Task.Delay(s_betweenQueues, clock, cancellationToken);
        return await queue.WaitAsync(cancellationToken);
    }

    private async Task<bool> MaySeeAsync(DeskUser user, Guid conversationId, CancellationToken cancellationToken) =>
        await sight.MaySeeAsync(user.Id, await sight.ScopeAsync(user.Role, user.UnitId, cancellationToken), conversationId, cancellationToken);

    private async Task<(List<SseItem<string>> Items, long After)> NewAsync(Guid conversationId, long after, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var messages = await db.Messages.AsNoTracking()
            .Where(row => row.ConversationId == conversationId && row.Sequence > after)
            .OrderBy(row => row.Sequence)
            .ToListAsync(cancellationToken);
        var items = messages.ConvertAll(message => new SseItem<string>(
            JsonSerializer.Serialize(new { sequence = message.Sequence, author = message.Author.ToString(), html = TranscriptHtml.Write(message) }, s_json), "line"));
        return (items, messages.Count > 0 ? messages[^1].Sequence : after);
    }
}
