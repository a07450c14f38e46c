using ChatAssist.Tests.Conversations;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.Faults;

/// <summary>Asks the database itself whether it is whole, and whether what it counts agrees with what it holds.</summary>
public static class Integrity
{
    public static async Task AssertAsync(TestDatabase database)
    {
        await using var db = database.Open();
        if (database.IsPostgres)
        {
            await db.Database.ExecuteSqlRawAsync(
                """
                CREATE EXTENSION IF NOT EXISTS amcheck;
                SELECT bt_index_check(index => indexrelid, heapallindexed => true) FROM pg_index JOIN pg_class ON oid = indexrelid
                WHERE relnamespace = 'public'::regnamespace AND relam = (SELECT oid FROM pg_am WHERE amname = 'btree');
                """);
        }
        else
        {
            Assert.Equal(["ok"], await db.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync());
        }

        Assert.Equal(0, await db.Conversations.CountAsync(row => row.LastSequence != db.Messages.Count(message => message.ConversationId == row.Id)));
        Assert.Equal(0, await db.Conversations.CountAsync(row => row.DueAt != null || row.LastIncoming > row.HandledUpTo));
    }
}
