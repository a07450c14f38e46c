using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatAssist.Migrations;

/// <summary>Turns that are owed are known by the conversation, which a node holds by lease; replies that are pushed have deliveries.</summary>
[DbContext(typeof(ChatAssistDb))]
[Migration("202611220002_DurableTurns")]
public sealed class DurableTurns : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var counter in new[] { "LastIncoming", "HandledUpTo" })
        {
            migrationBuilder.AddColumn<long>(counter, "conversations", defaultValue: 0L);
        }

        migrationBuilder.AddColumn<int>("FailedAttempts", "conversations", defaultValue: 0);
        migrationBuilder.AddColumn<string>("LeasedBy", "conversations", nullable: true);
        foreach (var instant in new[] { "DueAt", "LeasedUntil", "EndedAt" })
        {
            migrationBuilder.AddColumn<DateTime>(instant, "conversations", nullable: true);
        }

        // Turns were taken in order: what lies before the first message that is owed one has had its own.
        migrationBuilder.Sql(
            """
            UPDATE conversations SET
              "LastIncoming" = COALESCE((SELECT MAX("Sequence") FROM messages WHERE "ConversationId" = conversations."Id" AND "Author" = 'Citizen' AND "Kind" = 'Text'), 0),
              "HandledUpTo" = COALESCE(
                (SELECT MIN("Sequence") - 1 FROM messages WHERE "ConversationId" = conversations."Id" AND "HandledAt" IS NULL), "LastSequence"),
              "DueAt" = (SELECT MIN("ReceivedAt") FROM messages WHERE "ConversationId" = conversations."Id" AND "HandledAt" IS NULL)
            """);
        migrationBuilder.DropIndex("IX_messages_unhandled", "messages");
        // EF Core would build the table anew on SQLite, which both databases can do without.
        migrationBuilder.Sql("ALTER TABLE messages DROP COLUMN \"HandledAt\"");
        migrationBuilder.CreateIndex("IX_conversations_due", "conversations", "DueAt", filter: "\"DueAt\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_conversations_last_activity", "conversations", "LastActivityAt");
        migrationBuilder.CreateIndex("IX_conversations_citizen", "conversations", ["CitizenId", "Channel"]);
        migrationBuilder.CreateTable(
            "deliveries",
            table => new
            {
                ConversationId = table.Column<Guid>(),
                Sequence = table.Column<long>(),
                Channel = table.Column<string>(),
                DueAt = table.Column<DateTime>(nullable: true),
                Attempts = table.Column<int>(),
                SentAt = table.Column<DateTime>(nullable: true),
                GivenUpAt = table.Column<DateTime>(nullable: true),
                Trouble = table.Column<string>(nullable: true),
                ChannelMessageId = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_deliveries", row => new { row.ConversationId, row.Sequence });
                table.ForeignKey("FK_deliveries_conversations", row => row.ConversationId, "conversations", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_deliveries_due", "deliveries", ["Channel", "DueAt"], filter: "\"DueAt\" IS NOT NULL");
        migrationBuilder.CreateTable(
            "handoffs",
            table => new
            {
                ConversationId = table.Column<Guid>(),
                Id = table.Column<Guid>(),
                Reason = table.Column<string>(),
                Sequence = table.Column<long>(nullable: true),
                WaitingSince = table.Column<DateTime>(),
                AcceptedAt = table.Column<DateTime>(nullable: true),
                ClosedAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_handoffs", row => new { row.ConversationId, row.Id });
                table.ForeignKey("FK_handoffs_conversations", row => row.ConversationId, "conversations", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_handoffs_open", "handoffs", "WaitingSince", filter: "\"ClosedAt\" IS NULL");
        migrationBuilder.CreateTable(
            "turn_counts",
            table => new
            {
                Day = table.Column<DateOnly>(),
                Channel = table.Column<string>(),
                Status = table.Column<string>(),
                Turns = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("PK_turn_counts", row => new { row.Day, row.Channel, row.Status }));
    }
}
