using System.CommandLine;
using ChatAssist.Conversations;
using ChatAssist.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tools;

/// <summary><c>volunteer add NAME</c>: makes an account at the desk and prints the one-time link that sets its password.</summary>
internal static class VolunteerCommand
{
    public static Command Create() => new("volunteer", "Accounts at the volunteer desk.") { CreateAdd() };

    private static Command CreateAdd()
    {
        var name = new Argument<string>("name") { Description = "What is typed to sign in: 3 to 40 lower-case letters without marks, digits, dots." };
        var display = new Option<string?>("--display-name") { Description = "What citizens see; default: the name." };
        var role = new Option<Role>("--role") { Description = "Default: Administrator.", DefaultValueFactory = _ => Role.Administrator };
        var unit = new Option<string?>("--unit") { Description = "The name of the unit; default: the one at the top, made where there is none." };
        var url = new Option<string>("--url") { Description = "The server's own address, for the link.", DefaultValueFactory = _ => "" };
        var database = new DatabaseOptions();
        var command = new Command("add", "Adds an account; where the name exists, a new link for it is made.") { name, display, role, unit, url };
        database.AddTo(command);
        command.SetAction(arguments => OperatorException.ReportAsync(async () =>
        {
            var signInName = Accounts.Tidy(arguments.GetValue(name)!);
            var secret = await AddAsync(database.Of(arguments), signInName, arguments.GetValue(display) ?? signInName, arguments.GetValue(role), arguments.GetValue(unit));
            Console.WriteLine($"{arguments.GetValue(url)!.TrimEnd('/')}{Accounts.LinkTo(secret)}");
        }));
        return command;
    }

    private static async Task<string> AddAsync(Database database, string signInName, string displayName, Role role, string? unitName)
    {
        if (!Accounts.IsName(signInName))
        {
            throw new OperatorException("A name has 3 to 40 lower-case letters without marks, digits, dots, dashes.");
        }

        await using var db = DatabaseOptions.Open(database);
        await db.Database.MigrateAsync();
        var now = TimeProvider.System.GetUtcNow();
        if (await db.Volunteers.FirstOrDefaultAsync(row => row.SignInName == signInName) is { } known)
        {
            var again = Accounts.NewLink(known, now);
            await db.SaveChangesAsync();
            return again;
        }

        var unit = unitName is null
            ? await Accounts.RootAsync(db, "Đơn vị", now, CancellationToken.None)
            : await db.Units.FirstOrDefaultAsync(row => row.Name == unitName) ?? throw new OperatorException($"There is no unit \"{unitName}\".");
        var (_, secret) = Accounts.Add(db, signInName, displayName, role, unit.Id, now);
        await db.SaveChangesAsync();
        return secret;
    }
}
