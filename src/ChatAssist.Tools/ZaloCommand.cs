using System.CommandLine;
using ChatAssist.Web.Zalo;
using Microsoft.Extensions.Configuration;

namespace ChatAssist.Tools;

/// <summary><c>zalo connect</c> and <c>zalo status</c>: an administrator's way to an Official Account.</summary>
internal static class ZaloCommand
{
    public static Command Create() => new("zalo", "Official Accounts on Zalo.") { CreateConnect(), CreateStatus() };

    private static Command CreateConnect()
    {
        var (settings, account, database) = (SettingsOption(), AccountOption(), new DatabaseOptions());
        var redirect = new Option<string>("--redirect") { Description = "The callback address as it stands in the app's console.", Required = true };
        var command = new Command("connect", "Walks through giving permission; asks for the address that the browser ends at.") { settings, account, redirect };
        database.AddTo(command);
        command.SetAction((arguments, cancellationToken) => OperatorException.ReportAsync(async () =>
        {
            var options = Read(arguments.GetValue(settings));
            await using var store = new ZaloStore(database.Of(arguments));
            await new ZaloConnect(options, Find(options, arguments.GetValue(account)), store).RunAsync(arguments.GetValue(redirect)!, cancellationToken);
        }));
        return command;
    }

    private static Command CreateStatus()
    {
        var (settings, account, database) = (SettingsOption(), AccountOption(), new DatabaseOptions());
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("status", "Says of each account whether it can send, until when, and what waits.") { settings, account, json };
        database.AddTo(command);
        command.SetAction((arguments, cancellationToken) => OperatorException.ReportAsync(async () =>
        {
            var options = Read(arguments.GetValue(settings));
            await using var store = new ZaloStore(database.Of(arguments));
            var asked = arguments.GetValue(account) is { } channel ? new[] { Find(options, channel) } : options.Accounts;
            var statuses = new List<ZaloStatus>();
            foreach (var one in asked)
            {
                statuses.Add(await ZaloStatus.ReadAsync(options, one, store, cancellationToken));
            }

            Console.WriteLine(arguments.GetValue(json) ? Json.Write(new { accounts = statuses }) : string.Join("\n\n", statuses));
        }));
        return command;
    }

    private static Option<string?> SettingsOption() => new("--settings")
    {
        Description = "The server's settings file (JSON, section Zalo); default: appsettings.json in this folder. Environment variables (Zalo__Accounts__0__OaId…) count more.",
    };

    private static Option<string?> AccountOption() => new("--account") { Description = "The account by its channel name; default: the first." };

    /// <exception cref="OperatorException">There is no account, or one is not complete.</exception>
    private static ZaloOptions Read(string? file)
    {
        var settings = new ConfigurationBuilder();
        if (file is not null || File.Exists("appsettings.json"))
        {
            settings.AddJsonFile(Path.GetFullPath(file ?? "appsettings.json"), optional: false);
        }

        var options = settings.AddEnvironmentVariables().Build().GetSection(ZaloOptions.Section).Get<ZaloOptions>() ?? new ZaloOptions();
        return options.Accounts.Length == 0 ? throw new OperatorException("There is no Zalo account among the settings: see docs/zalo.md.")
            : options.Problem is { } problem ? throw new OperatorException($"Zalo: {problem}.")
            : options;
    }

    private static ZaloAccount Find(ZaloOptions options, string? channel) =>
        channel is null ? options.Accounts[0]
        : options.Accounts.FirstOrDefault(account => account.Channel == channel) ?? throw new OperatorException($"No account is called {channel}.");
}
