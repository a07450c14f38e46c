using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatAssist.Migrations;

/// <summary>When a citizen is to be reminded and of what; the number of a word to the editors.</summary>
[DbContext(typeof(ChatAssistDb))]
[Migration("202611240020_RemindersAndFeedback")]
public sealed class RemindersAndFeedback : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateTime>("RemindAt", "conversations", nullable: true);
        migrationBuilder.AddColumn<string>("RemindText", "conversations", nullable: true);
        migrationBuilder.CreateIndex("IX_conversations_reminders", "conversations", "RemindAt", filter: "\"RemindAt\" IS NOT NULL");
        migrationBuilder.AddColumn<string>("Number", "guide_flags", nullable: true);
    }
}
