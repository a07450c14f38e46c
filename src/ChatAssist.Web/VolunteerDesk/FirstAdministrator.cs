using ChatAssist.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>As long as nobody can sign in, each start prints a link by which the first administrator sets a password. There is no default one.</summary>
internal sealed class FirstAdministrator(IDbContextFactory<ChatAssistDb> databases, Province province, TimeProvider clock) : IHostedService
{
    private const string Name = "quantri";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Volunteers.AnyAsync(row => row.SignInName != Name || row.PasswordHash != null, cancellationToken))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var first = await db.Volunteers.FirstOrDefaultAsync(row => row.SignInName == Name, cancellationToken);
        string secret;
        if (first is null)
        {
            var root = await Accounts.RootAsync(db, province.FullName.Length > 0 ? province.FullName : province.AssistantName, now, cancellationToken);
            (_, secret) = Accounts.Add(db, Name, "Quản trị", Role.Administrator, root.Id, now);
        }
        else
        {
            secret = Accounts.NewLink(first, now);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            // Not through the log, which others collect.
            await Console.Out.WriteLineAsync($"No one can sign in at /desk yet. The first administrator sets a password here, once: {Accounts.LinkTo(secret)}");
        }
        catch (DbUpdateException)
        {
            // Another node that starts at the same instant has printed it.
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
