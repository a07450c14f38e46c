namespace ChatAssist.Fakes.Models;

/// <summary>A model's endpoint on this machine: <c>dotnet run --project tests/fakes/ModelServer -- [--urls …] [--first-token MS] [--pace MS] [--fault NAME] [--recordings FOLDER [--record-from BASE --record-key KEY]]</c>.</summary>
internal static class FakeProgram
{
    private const string DefaultUrl = "http://localhost:5091";

    public static async Task Main(string[] args)
    {
        var settings = new ConfigurationBuilder().AddCommandLine(args).Build();
        await using var server = new ModelServer(settings["urls"] ?? DefaultUrl);
        server.World.FirstToken = TimeSpan.FromMilliseconds(settings.GetValue("first-token", 300));
        server.World.Pace = TimeSpan.FromMilliseconds(settings.GetValue("pace", 15));
        server.World.MisbehaveAlways(settings.GetValue("fault", Fault.None));
        using var recordings = settings["recordings"] is { } folder
            ? new Recordings(folder, settings["record-from"] is { } real ? new Uri(real) : null, settings["record-key"] ?? "")
            : null;
        server.World.Recordings = recordings;
        await server.StartAsync();
        foreach (var kind in Enum.GetValues<ModelKind>())
        {
            Console.WriteLine($"{kind,-9} {server.BaseUrl(kind)}   model {World.Model}, key {World.Key}");
        }

        await server.WaitForShutdownAsync();
    }
}
