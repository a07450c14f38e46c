using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssist.Tests.WebChat;

/// <summary>Runs <c>tests/clients</c>, which drives npm's botframework-directlinejs, against the server on a real socket.</summary>
public sealed class RealClientTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly ChatServer _server = new();

    [ClientsFact]
    public async Task The_real_directlinejs_starts_asks_refreshes_reconnects_polls_and_is_refused_where_it_should_be()
    {
        _server.Settings["WebChat:MessagesPerMinute"] = "60";
        _server.ListensOnSocket = true;
        var address = _server.Running.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var start = new ProcessStartInfo("npm", "test") { WorkingDirectory = ClientsFactAttribute.Folder, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["CHATASSIST_URL"] = address;
        using var node = Process.Start(start)!;
        using var patience = new CancellationTokenSource(s_patience);
        var output = await node.StandardOutput.ReadToEndAsync(patience.Token);
        await node.WaitForExitAsync(patience.Token);
        Assert.True(node.ExitCode == 0, output);
        await _server.StopAsync();
    }

    public void Dispose() => _server.Dispose();
}

/// <summary>Skips, saying so, where the client is not installed; <c>tests/run.sh</c> installs it.</summary>
public sealed class ClientsFactAttribute : FactAttribute
{
    public ClientsFactAttribute()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "botframework-directlinejs")))
        {
            Skip = "botframework-directlinejs is not installed: run `npm ci` in tests/clients.";
        }
    }

    public static string Folder { get; } = Path.Combine(Repository.Folder, "tests", "clients");
}
