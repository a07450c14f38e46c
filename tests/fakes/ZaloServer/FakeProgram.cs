namespace ChatAssist.Fakes.Zalo;

/// <summary>Zalo's servers on this machine: <c>dotnet run --project tests/fakes/ZaloServer -- [--urls …] [--webhook URL] [--events all]</c>.</summary>
internal static class FakeProgram
{
    private const string DefaultUrl = "http://localhost:5090";

    public static async Task Main(string[] args)
    {
        var settings = new ConfigurationBuilder().AddCommandLine(args).Build();
        await using var server = new ZaloServer(settings["urls"] ?? DefaultUrl, settings["log"] == "true");
        var app = server.World.Apps.First().Value;
        app.WebhookUrl = settings["webhook"] ?? "http://localhost:5080/zalo/webhook";
        if (settings["events"] == "all")
        {
            app.Events.UnionWith(EventNames.All);
        }

        await server.StartAsync();
        Console.WriteLine($"Điện thoại của người dân: {server.Address}");
        await server.WaitForShutdownAsync();
    }
}
