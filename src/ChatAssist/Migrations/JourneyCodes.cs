using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatAssist.Migrations;

/// <summary>A journey is found by its code from another phone or channel.</summary>
[DbContext(typeof(ChatAssistDb))]
[Migration("202611230001_JourneyCodes")]
public sealed class JourneyCodes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("JourneyCode", "conversations", nullable: true);
        migrationBuilder.CreateIndex("IX_conversations_journey", "conversations", "JourneyCode", filter: "\"JourneyCode\" IS NOT NULL");
    }
}
