using System.Net.WebSockets;
using ChatAssist.Conversations;

namespace ChatAssist.Web.WebChat;

/// <summary>
/// One open WebSocket: replays what lies behind the watermark, then sends what comes. It reads the database whenever
/// the conversation is signalled, so there is no queue that could grow, and nothing is sent twice or left out.
/// </summary>
internal sealed class DirectLineStream(WebSocket socket, Guid conversationId, MessageOutbox outbox, ConversationSignals signals, TimeProvider clock)
{
    private const int MostMessagesAFrame = 100;
    private static readonly TimeSpan s_longestSend = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_longestClose = TimeSpan.FromSeconds(2);

    private readonly byte[] _received = new byte[1024];
    private long _watermark;
    private MessageAuthor _lastAuthor = MessageAuthor.Assistant;
    private long _answeredTo;
    private long _personSpokeAt;
    private long _growingFor;
    private int _frames;

    /// <param name="stopping">Ends the stream from our side; the client comes back by its watermark.</param>
    public async Task RunAsync(long watermark, CancellationToken stopping)
    {
        _watermark = watermark;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        // Watching begins before the first look, so that nothing falls in between.
        using var watch = signals.Watch(conversationId);
        var listening = ListenAsync(end);
        try
        {
            await SendNewAsync(end.Token);
            while (true)
            {
                var woken = await watch.WaitAsync(end.Token);
                await SendAsync(woken, end.Token);
                await SendAsync(woken.Partial, end.Token);
                if (woken is { IsTyping: true, Partial: null } && _lastAuthor == MessageAuthor.Citizen)
                {
                    await SendAsync(ActivityWriter.Group(ActivityWriter.Typing(conversationId, _watermark), _watermark), end.Token);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or TimeoutException)
        {
            // The client is gone or too slow, or the server stops.
        }

        await CloseAsync(stopping.IsCancellationRequested);
        await listening;
    }

    /// <summary>Sends what came with the signal where it follows on what was sent; else reads what is new.</summary>
    private async Task SendAsync(Woken woken, CancellationToken cancellationToken)
    {
        var fresh = woken.Messages.Where(message => message.Sequence > _watermark).ToList();
        if (woken.MissesSome || (fresh.Count > 0 && fresh[0].Sequence != _watermark + 1))
        {
            await SendNewAsync(cancellationToken);
            return;
        }

        var shown = fresh.Where(message => message.IsShown).ToList();
        if (fresh.Count > 0)
        {
            _watermark = fresh[^1].Sequence;
        }

        if (shown.Count > 0)
        {
            Note(shown);
            await SendAsync(ActivityWriter.Group(shown, _watermark), cancellationToken);
        }
    }

    /// <summary>Sends an answer that is still growing, unless it is there already or a person has taken the word since it was asked for.</summary>
    private async Task SendAsync(PartialAnswer? partial, CancellationToken cancellationToken)
    {
        if (partial is null || partial.ReplyTo <= _answeredTo || partial.ReplyTo < _personSpokeAt || partial.ReplyTo > _watermark)
        {
            return;
        }

        _frames = partial.ReplyTo == _growingFor ? _frames + 1 : 1;
        _growingFor = partial.ReplyTo;
        await SendAsync(ActivityWriter.Group(ActivityWriter.Partial(conversationId, partial, _frames), _watermark), cancellationToken);
    }

    private async Task SendNewAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Message> messages;
        do
        {
            messages = await outbox.ReadAsync(conversationId, _watermark, MostMessagesAFrame, cancellationToken);
            if (messages.Count > 0)
            {
                _watermark = messages[^1].Sequence;
                Note(messages);
                await SendAsync(ActivityWriter.Group(messages, _watermark), cancellationToken);
            }
        }
        while (messages.Count == MostMessagesAFrame);
    }

    private void Note(IReadOnlyList<Message> messages)
    {
        _lastAuthor = messages[^1].Author;
        _answeredTo = Math.Max(_answeredTo, messages.Max(message => message.ReplyTo ?? 0));
        _personSpokeAt = Math.Max(_personSpokeAt, messages.Where(message => message.Author == MessageAuthor.Volunteer).Select(message => message.Sequence).DefaultIfEmpty().Max());
    }

    private async Task SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        var sending = socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        if (sending.IsCompletedSuccessfully)
        {
            // Nearly always there is room, and no clock is needed.
            await sending;
            return;
        }

        // Who gives up waiting ends the stream, and with it what is still being sent.
        await sending.AsTask().WaitAsync(s_longestSend, clock, cancellationToken);
    }

    /// <summary>Clients send empty frames to keep the line open; all else is ignored too.</summary>
    private async Task ListenAsync(CancellationTokenSource end)
    {
        try
        {
            while ((await socket.ReceiveAsync(_received.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
            {
                // Nothing is said over the stream.
            }
        }
        catch (WebSocketException)
        {
            // Gone without a word.
        }
        finally
        {
            await end.CancelAsync();
        }
    }

    private async Task CloseAsync(bool isStopping)
    {
        using var tooSlow = new CancellationTokenSource(s_longestClose, clock);
        try
        {
            await socket.CloseAsync(isStopping ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure, statusDescription: null, tooSlow.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or InvalidOperationException)
        {
            socket.Abort();
        }
    }
}
