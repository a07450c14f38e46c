using System.CommandLine;
using ChatAssist.Conversations;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tools;

/// <summary><c>forget CITIZEN</c>: deletes at once all that is stored of a citizen, and prints what that was. Counts stay.</summary>
internal static class ForgetCommand
{
    public static Command Create()
    {
        var citizen = new Argument<string>("citizen") { Description = "The channel's own id of the citizen." };
        var channel = new Option<string?>("--channel") { Description = "Only in this channel." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var database = new DatabaseOptions();
        var command = new Command("forget", "Deletes all that is stored of a citizen; the server may go on meanwhile.") { citizen, channel, json };
        database.AddTo(command);
        command.SetAction(arguments => OperatorException.ReportAsync(async () =>
        {
            var removed = await ForgetAsync(database.Of(arguments), arguments.GetValue(citizen)!, arguments.GetValue(channel));
            Console.WriteLine(arguments.GetValue(json) ? Json.Write(removed) : Plain(removed));
        }));
        return command;
    }

    private static async Task<Removed> ForgetAsync(Database database, string citizen, string? channel)
    {
        // Opening would make a new, empty file of a mistyped name.
        if (!database.IsPostgres && !File.Exists(database.File))
        {
            throw new OperatorException($"There is no database at {database.File}.");
        }

        await using var db = DatabaseOptions.Open(database);
        var removed = await RemoveAsync(db, citizen, channel);
        if (removed.Conversations > 0)
        {
            await database.EmptyLogAsync(db);
        }

        return removed;
    }

    private static async Task<Removed> RemoveAsync(ChatAssistDb db, string citizen, string? channel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var conversations = await db.Conversations
            .Where(conversation => conversation.CitizenId == citizen && (channel == null || conversation.Channel == channel))
            .Select(conversation => conversation.Id)
            .ToListAsync();
        var removed = await Removal.RemoveAsync(db, conversations);
        await transaction.CommitAsync();
        return removed;
    }

    private static string Plain(Removed removed) => removed.Conversations == 0
        ? "Nothing is stored of this citizen."
        : $"Removed: {removed.Conversations} conversations, {removed.Messages} messages, {removed.Deliveries} deliveries, {removed.Handoffs} handoffs. Counts of turns stay.";
}
