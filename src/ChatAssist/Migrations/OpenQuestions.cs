using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatAssist.Migrations;

/// <summary>Editors find what was not answered, or rated badly, without every message being read.</summary>
/// <remarks>Partial indexes: an answered turn, which is most of them, writes nothing into either.</remarks>
[DbContext(typeof(ChatAssistDb))]
[Migration("202611240010_OpenQuestions")]
public sealed class OpenQuestions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("Rating", "messages", nullable: true);
        migrationBuilder.CreateIndex(
            "IX_messages_unanswered", "messages", "ReceivedAt",
            filter: "\"Status\" IN ('UnanswerableNothingFound', 'UnanswerableOutOfScope', 'UnanswerableFieldEmpty')");
        migrationBuilder.CreateIndex("IX_messages_rating", "messages", "ReceivedAt", filter: "\"Rating\" IS NOT NULL");
    }
}
