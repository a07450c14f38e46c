using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.Guides;

namespace ChatAssist.Tests.Operations;

/// <summary>The server as operators run it: a process of its own, whose figures are nobody else's.</summary>
public sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan s_patience = 2 * Eventually.Patience;

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<string> _output = [];
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;

    private string SmallDisk => Path.Combine(_folder.Path, "disk");

    public TestDatabase Database { get; } = TestDatabase.Create();

    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Where set, the database is on a disk of its own of so many megabytes; that needs Linux's user namespaces.</summary>
    public int? DiskMegabytes { get; init; }

    /// <summary>The small disk as it is seen from outside of the server.</summary>
    public string Disk => $"/proc/{_process!.Id}/root{SmallDisk}";

    public HttpClient Http { get; private set; } = new();

    public string Output => string.Join('\n', _output);

    public async Task StartAsync(params string[] options)
    {
        var start = new ProcessStartInfo(DiskMegabytes is null ? "dotnet" : "unshare") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.Path };
        if (DiskMegabytes is { } size)
        {
            Directory.CreateDirectory(SmallDisk);
            string[] mounted = ["--user", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs -o size=\"$0\"m none \"$1\" && shift && exec dotnet \"$@\"", $"{size}", SmallDisk];
            mounted.ToList().ForEach(start.ArgumentList.Add);
        }

        string[] always = [
            Path.Combine(AppContext.BaseDirectory, "ChatAssist.Web.dll"),
            "--urls", "http://127.0.0.1:0",
            "--database", DiskMegabytes is null ? Database.Connection : $"Data Source={SmallDisk}/chat.db",
            "--Conversations:FragmentWaitSeconds", "0"];
        foreach (var argument in always.Concat(options))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Http = new HttpClient { BaseAddress = await _listening.Task.WaitAsync(s_patience) };
        await Eventually.TrueAsync(async () => (await Http.GetAsync(new Uri("health/ready", UriKind.Relative))).IsSuccessStatusCode);
    }

    /// <summary>The whole of 127.0.0.0/8 is this machine: someone who asks from an address of their own.</summary>
    public HttpClient From(string address) => new(new SocketsHttpHandler { ConnectCallback = async (_, _) => new NetworkStream(await ConnectAsync(address), ownsSocket: true) }) { BaseAddress = Http.BaseAddress };

    public async Task<Socket> ConnectAsync(string address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        await socket.ConnectAsync(IPAddress.Loopback, Http.BaseAddress!.Port);
        return socket;
    }

    /// <summary>As an operator ends it; all that it has to say has been read then.</summary>
    public async Task StopAsync()
    {
        using var terminate = Process.Start("kill", [$"{_process!.Id}"]);
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        Http.Dispose();
        _process?.Kill(entireProcessTree: true);
        _process?.WaitForExit();
        _process?.Dispose();
        Database.Dispose();
        _folder.Dispose();
    }

    private void Read(string? line)
    {
        const string Listening = "Now listening on: ";
        _output.Enqueue(line ?? "");
        if (line?.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
        {
            // In JSON the line goes on.
            _listening.TrySetResult(new Uri(line[(at + Listening.Length)..].Split('"')[0]));
        }
    }
}
