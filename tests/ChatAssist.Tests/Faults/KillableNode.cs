using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ChatAssist.Tests.Conversations;

namespace ChatAssist.Tests.Faults;

/// <summary>A server process at an address of its own that can be killed like a power cut kills it, and started again.</summary>
public sealed class KillableNode(TestDatabase database, string folder, params string[] options) : IDisposable
{
    private static readonly HttpClient s_http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = folder };
        string[] always = [
            Path.Combine(AppContext.BaseDirectory, "ChatAssist.Web.dll"),
            "--urls", Address.GetLeftPart(UriPartial.Authority),
            "--database", database.Connection,
            "--data-folder", folder,
            "--Logging:LogLevel:Default", "None",
            "--Conversations:FragmentWaitSeconds", "0",
            "--WebChat:MessagesPerMinute", "1000000",
            "--WebChat:TokensPerMinute", "1000000"];
        foreach (var argument in always.Concat(options))
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
    }

    /// <summary>SIGKILL: nothing is told to it, nothing is cleaned up.</summary>
    public void Kill()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    public Task ReadyAsync() => Eventually.TrueAsync(async () =>
    {
        try
        {
            return (await s_http.GetAsync(new Uri(Address, "health/ready"))).IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    });

    public void Dispose() => Kill();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
