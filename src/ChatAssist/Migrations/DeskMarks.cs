using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatAssist.Migrations;

/// <summary>At the desk: who is mentioned where, labels, shifts that somebody else is asked to take, codes of an authenticator app.</summary>
[DbContext(typeof(ChatAssistDb))]
[Migration("202611230008_DeskMarks")]
public sealed class DeskMarks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "mentions",
            table => new
            {
                ConversationId = table.Column<Guid>(),
                VolunteerId = table.Column<Guid>(),
                At = table.Column<DateTime>(),
                ByName = table.Column<string>(),
                SeenAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_mentions", row => new { row.ConversationId, row.VolunteerId }));
        migrationBuilder.CreateIndex("IX_mentions_volunteer", "mentions", "VolunteerId");
        migrationBuilder.CreateTable(
            "conversation_labels",
            table => new
            {
                ConversationId = table.Column<Guid>(),
                Label = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("PK_conversation_labels", row => new { row.ConversationId, row.Label }));
        migrationBuilder.AddColumn<Guid>("AskedVolunteerId", "shifts", nullable: true);
        migrationBuilder.AddColumn<string>("AuthenticatorSecret", "volunteers", nullable: true);
        migrationBuilder.AddColumn<long>("AuthenticatorStep", "volunteers", nullable: false, defaultValue: 0L);
    }
}
