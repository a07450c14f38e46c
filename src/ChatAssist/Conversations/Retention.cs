using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAssist.Conversations;

/// <summary>Deletes conversations that have been silent for the days of retention, a few at a time, so that nobody who talks just now waits for it.</summary>
public sealed class Retention(
    DbWriter writer, Database database, IDbContextFactory<ChatAssistDb> databases, IOptions<ConversationOptions> options, TimeProvider clock, ILogger<Retention> logger)
{
    private const int Few = 50;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Goes on until nothing is left to delete. Interrupted, it has deleted whole conversations.</summary>
    public async Task<Removed> DeleteAsync(CancellationToken cancellationToken)
    {
        var removed = Removed.Nothing;
        while (options.Value.RetentionDays > 0)
        {
            var chunk = await writer.WriteAsync(async db => await Removal.RemoveAsync(db, await FindAsync(db)));
            if (chunk.Conversations == 0)
            {
                break;
            }

            removed += chunk;
            Telemetry.ConversationsRemoved(chunk.Conversations);
            await Task.Delay(s_pause, clock, cancellationToken);
        }

        if (removed.Conversations > 0)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await database.EmptyLogAsync(db, cancellationToken);
        }

        logger.LogInformation("Retention has deleted {Conversations} conversations with {Messages} messages", removed.Conversations, removed.Messages);
        return removed;
    }

    /// <remarks>What is owed an answer stays: something is wrong there, and it shows as the age of the queue.</remarks>
    private Task<List<Guid>> FindAsync(ChatAssistDb db)
    {
        var silentSince = clock.GetUtcNow() - TimeSpan.FromDays(options.Value.RetentionDays);
        var silent = database.IsPostgres
            ? db.Conversations.FromSql(
                $"""
                SELECT * FROM conversations WHERE "LastActivityAt" < {silentSince.UtcDateTime} AND "DueAt" IS NULL
                ORDER BY "LastActivityAt" LIMIT {Few} FOR UPDATE SKIP LOCKED
                """)
            : db.Conversations.Where(row => row.LastActivityAt < silentSince && row.DueAt == null).OrderBy(row => row.LastActivityAt).Take(Few);
        return silent.AsNoTracking().Select(row => row.Id).ToListAsync();
    }
}
