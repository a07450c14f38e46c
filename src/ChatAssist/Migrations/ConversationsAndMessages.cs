using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatAssist.Migrations;

/// <summary>The first tables. Column types are left to the database's provider.</summary>
[DbContext(typeof(ChatAssistDb))]
[Migration("202611220001_ConversationsAndMessages")]
public sealed class ConversationsAndMessages : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "conversations",
            table => new
            {
                Id = table.Column<Guid>(),
                Channel = table.Column<string>(),
                CitizenId = table.Column<string>(),
                Topic = table.Column<string>(),
                Version = table.Column<int>(),
                LastSequence = table.Column<long>(),
                StartedAt = table.Column<DateTime>(),
                LastActivityAt = table.Column<DateTime>(),
                ToldOfPersonalDataAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_conversations", row => row.Id));
        migrationBuilder.CreateTable(
            "messages",
            table => new
            {
                ConversationId = table.Column<Guid>(),
                Sequence = table.Column<long>(),
                Author = table.Column<string>(),
                Kind = table.Column<string>(),
                Channel = table.Column<string>(),
                ChannelMessageId = table.Column<string>(nullable: true),
                Text = table.Column<string>(),
                Payload = table.Column<string>(nullable: true),
                Attachments = table.Column<int>(),
                HadPersonalData = table.Column<bool>(),
                ReplyTo = table.Column<long>(nullable: true),
                ReceivedAt = table.Column<DateTime>(),
                HandledAt = table.Column<DateTime>(nullable: true),
                Status = table.Column<string>(nullable: true),
                Answer = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_messages", row => new { row.ConversationId, row.Sequence });
                table.ForeignKey(
                    "FK_messages_conversations", row => row.ConversationId, "conversations", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_messages_channel_message_id", "messages", ["Channel", "ChannelMessageId"], unique: true);
        migrationBuilder.CreateIndex("IX_messages_unhandled", "messages", ["ConversationId", "Sequence"], filter: "\"HandledAt\" IS NULL");
        migrationBuilder.CreateTable(
            "keys",
            table => new
            {
                Name = table.Column<string>(),
                Value = table.Column<byte[]>(),
                CreatedAt = table.Column<DateTime>(),
            },
            constraints: table => table.PrimaryKey("PK_keys", row => row.Name));
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("messages");
        migrationBuilder.DropTable("conversations");
        migrationBuilder.DropTable("keys");
    }
}
