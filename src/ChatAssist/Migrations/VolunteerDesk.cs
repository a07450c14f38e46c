using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatAssist.Migrations;

/// <summary>The volunteer desk: accounts, units, shifts, what came of handoffs; who holds a conversation and who said what.</summary>
[DbContext(typeof(ChatAssistDb))]
[Migration("202611230003_VolunteerDesk")]
public sealed class VolunteerDesk : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<Guid>("HeldBy", "conversations", nullable: true);
        migrationBuilder.AddColumn<Guid>("VolunteerId", "messages", nullable: true);
        foreach (var id in new[] { "AcceptedBy", "UnitId", "ForwardTo" })
        {
            migrationBuilder.AddColumn<Guid>(id, "handoffs", nullable: true);
        }

        foreach (var instant in new[] { "AnswerBy", "FirstAnsweredAt", "WarnedAt" })
        {
            migrationBuilder.AddColumn<DateTime>(instant, "handoffs", nullable: true);
        }

        migrationBuilder.AddColumn<string>("Escalation", "handoffs", defaultValue: "None");
        migrationBuilder.AddColumn<byte[]>("Number", "handoffs", nullable: true);
        migrationBuilder.AddColumn<string>("ForwardNote", "handoffs", nullable: true);
        migrationBuilder.CreateIndex("IX_conversations_held", "conversations", "HeldBy", filter: "\"HeldBy\" IS NOT NULL");
        migrationBuilder.CreateTable(
            "units",
            table => new
            {
                Id = table.Column<Guid>(),
                Name = table.Column<string>(),
                ParentId = table.Column<Guid>(nullable: true),
                Fields = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("PK_units", row => row.Id));
        CreateVolunteers(migrationBuilder);
        migrationBuilder.CreateTable(
            "shifts",
            table => new
            {
                Id = table.Column<Guid>(),
                VolunteerId = table.Column<Guid>(),
                UnitId = table.Column<Guid>(),
                StartsAt = table.Column<DateTime>(),
                EndsAt = table.Column<DateTime>(),
            },
            constraints: table => table.PrimaryKey("PK_shifts", row => row.Id));
        migrationBuilder.CreateIndex("IX_shifts_starts_at", "shifts", "StartsAt");
        CreateOutcomes(migrationBuilder);
    }

    private static void CreateVolunteers(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "volunteers",
            table => new
            {
                Id = table.Column<Guid>(),
                SignInName = table.Column<string>(),
                DisplayName = table.Column<string>(),
                Role = table.Column<string>(),
                UnitId = table.Column<Guid>(),
                PasswordHash = table.Column<string>(nullable: true),
                LinkHash = table.Column<byte[]>(nullable: true),
                LinkUntil = table.Column<DateTime>(nullable: true),
                FailedSignIns = table.Column<int>(),
                LockedUntil = table.Column<DateTime>(nullable: true),
                Stamp = table.Column<string>(),
                OnDutySince = table.Column<DateTime>(nullable: true),
                LastSeenAt = table.Column<DateTime>(nullable: true),
                DisabledAt = table.Column<DateTime>(nullable: true),
                CreatedAt = table.Column<DateTime>(),
            },
            constraints: table => table.PrimaryKey("PK_volunteers", row => row.Id));
        migrationBuilder.CreateIndex("IX_volunteers_sign_in_name", "volunteers", "SignInName", unique: true);
    }

    private static void CreateOutcomes(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "outcomes",
            table => new
            {
                HandoffId = table.Column<Guid>(),
                ClosedAt = table.Column<DateTime>(),
                VolunteerId = table.Column<Guid>(),
                UnitId = table.Column<Guid>(),
                Channel = table.Column<string>(),
                Reason = table.Column<string>(),
                IsResolved = table.Column<bool>(),
                Helped = table.Column<string>(),
                ProcedureCode = table.Column<string>(),
                Dossiers = table.Column<int>(),
                FirstAnswerSeconds = table.Column<double>(nullable: true),
                WasOverdue = table.Column<bool>(),
            },
            constraints: table => table.PrimaryKey("PK_outcomes", row => row.HandoffId));
        migrationBuilder.CreateIndex("IX_outcomes_closed_at", "outcomes", "ClosedAt");
        migrationBuilder.CreateTable(
            "guide_flags",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<DateTime>(),
                VolunteerId = table.Column<Guid>(),
                ProcedureCode = table.Column<string>(),
                Words = table.Column<string>(),
                DoneAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_guide_flags", row => row.Id));
    }
}
