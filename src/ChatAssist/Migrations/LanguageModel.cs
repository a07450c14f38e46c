using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatAssist.Migrations;

/// <summary>The language model: every call with what it cost, and who turned it on or off.</summary>
[DbContext(typeof(ChatAssistDb))]
[Migration("202611230007_LanguageModel")]
public sealed class LanguageModel : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "model_calls",
            table => new
            {
                ConversationId = table.Column<Guid>(),
                Id = table.Column<Guid>(),
                At = table.Column<DateTime>(),
                CitizenId = table.Column<string>(),
                Use = table.Column<string>(),
                Endpoint = table.Column<string>(),
                Model = table.Column<string>(),
                PromptVersion = table.Column<string>(),
                Rung = table.Column<string>(),
                TokensIn = table.Column<long>(),
                TokensOut = table.Column<long>(),
                Cost = table.Column<double>(),
                FirstTokenMilliseconds = table.Column<double>(nullable: true),
                Milliseconds = table.Column<double>(),
                Trouble = table.Column<string>(nullable: true),
                Wording = table.Column<string>(nullable: true),
                Kept = table.Column<int>(),
                Dropped = table.Column<int>(),
                Reasons = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("PK_model_calls", row => new { row.ConversationId, row.Id }));
        migrationBuilder.CreateIndex("IX_model_calls_at", "model_calls", "At");
        migrationBuilder.CreateIndex("IX_model_calls_citizen", "model_calls", ["CitizenId", "At"]);
        migrationBuilder.CreateTable(
            "model_switches",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<DateTime>(),
                VolunteerId = table.Column<Guid>(),
                Name = table.Column<string>(),
                IsOn = table.Column<bool>(),
                Reason = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("PK_model_switches", row => row.Id));
    }
}
