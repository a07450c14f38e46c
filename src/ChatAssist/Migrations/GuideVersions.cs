using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatAssist.Migrations;

/// <summary>Guides as editors save them at the desk; what is published lies over the shipped files.</summary>
[DbContext(typeof(ChatAssistDb))]
[Migration("202611230030_GuideVersions")]
public sealed class GuideVersions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "guide_versions",
        table => new
        {
            Path = table.Column<string>(),
            Number = table.Column<int>(),
            Text = table.Column<string>(),
            AuthorId = table.Column<Guid>(),
            AuthorName = table.Column<string>(),
            SavedAt = table.Column<DateTime>(),
            ApproverId = table.Column<Guid>(nullable: true),
            ApproverName = table.Column<string>(),
            PublishedAt = table.Column<DateTime>(nullable: true),
        },
        constraints: table => table.PrimaryKey("PK_guide_versions", row => new { row.Path, row.Number }));
}
