using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatAssist.Migrations;

/// <summary>Channels with windows and tokens: when a citizen last did something, who answers elsewhere, what of a long message is out, and the grants.</summary>
[DbContext(typeof(ChatAssistDb))]
[Migration("202611230002_ChannelWindows")]
public sealed class ChannelWindows : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateTime>("LastInteractionAt", "conversations", nullable: true);
        migrationBuilder.AddColumn<DateTime>("SilentUntil", "conversations", nullable: true);
        migrationBuilder.AddColumn<string>("CitizenName", "conversations", nullable: true);
        migrationBuilder.AddColumn<int>("PartsSent", "deliveries", defaultValue: 0);
        migrationBuilder.CreateTable(
            "channel_grants",
            table => new
            {
                AccountId = table.Column<string>(),
                AccessToken = table.Column<string>(),
                RefreshToken = table.Column<string>(),
                ExpiresAt = table.Column<DateTime>(),
                GrantedAt = table.Column<DateTime>(),
                RefreshingBy = table.Column<string>(nullable: true),
                RefreshingUntil = table.Column<DateTime>(nullable: true),
                LostAt = table.Column<DateTime>(nullable: true),
                Trouble = table.Column<string>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_channel_grants", row => row.AccountId));
    }
}
