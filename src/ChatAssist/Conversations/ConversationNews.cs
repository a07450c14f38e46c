using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ChatAssist.Conversations;

/// <summary>
/// Tells the other nodes of a PostgreSQL which conversations have changed, so that a citizen who is connected to one
/// sees what another one has answered. Lost news cost time and never a message: watchers look again after a reconnect.
/// </summary>
public sealed class ConversationNews(Database database, Node node, ConversationSignals signals, TimeProvider clock, ILogger<ConversationNews> logger)
    : BackgroundService
{
    private const string Name = "chatassist_conversations";
    private static readonly TimeSpan s_pauseAfterTrouble = TimeSpan.FromSeconds(1);

    internal static string Of(Node node, IEnumerable<Guid> conversations) =>
        // 64 ids of 32 characters are well below PostgreSQL's 8,000 bytes.
        $"{node.Id} {string.Join(' ', conversations.Select(id => id.ToString("N", CultureInfo.InvariantCulture)))}";

    /// <summary>Sent with the commit, by the transaction that is under way.</summary>
    internal static NpgsqlBatchCommand Tell(string news) =>
        new("SELECT pg_notify($1, $2)") { Parameters = { new NpgsqlParameter<string> { TypedValue = Name }, new NpgsqlParameter<string> { TypedValue = news } } };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (database.IsPostgres && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException or TimeoutException)
            {
                logger.LogWarning(exception, "No news from the other nodes; the connection is made anew");
                await Task.Delay(s_pauseAfterTrouble, clock, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.Connection) { Pooling = false, KeepAlive = 10 }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        connection.Notification += (_, news) => Read(news.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Name}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        signals.PublishNewsToAll();
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    private void Read(string news)
    {
        var parts = news.Split(' ');
        if (parts[0] == node.Id)
        {
            return;
        }

        foreach (var part in parts.Skip(1))
        {
            if (Guid.TryParseExact(part, "N", out var conversationId))
            {
                signals.PublishNews(conversationId);
            }
        }
    }
}
