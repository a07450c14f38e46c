using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ChatAssist.EndToEnd;

/// <summary>The real server in a process of its own, so that it can die as processes do, and come back at the same address.</summary>
public sealed partial class ChatServer : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("chatassist-end-to-end-").FullName;
    private readonly ConcurrentQueue<string> _output = [];
    private readonly string[] _options;
    private Process? _process;

    private ChatServer(string[] options) => _options = options;

    public Uri Address { get; private set; } = new("http://127.0.0.1:0/");

    public string Database => $"Data Source={Path.Combine(_folder, "chat.db")}";

    public Uri ChatPage => new(Address, "chat");

    public IEnumerable<string> Errors => _output.Where(line => line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal));

    public IReadOnlyCollection<string> Output => _output;

    public static async Task<ChatServer> StartAsync(params string[] options)
    {
        var server = new ChatServer(options);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts at the address and on the database that it had before.</summary>
    public async Task StartAgainAsync()
    {
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        string[] always = [
            Path.Combine(AppContext.BaseDirectory, "ChatAssist.Web.dll"),
            "--urls", Address.GetLeftPart(UriPartial.Authority),
            "--database", Database,
            // All tests come from one address, and faster than a village.
            "--WebChat:TokensPerMinute", "6000",
            "--WebChat:AnswerWaitSeconds", "60",
            "--Conversations:FragmentWaitSeconds", "0"];
        foreach (var argument in always.Concat(_options))
        {
            start.ArgumentList.Add(argument);
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Read(line.Data, listening);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, listening);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            Address = await listening.Task.WaitAsync(s_patience);
            await UntilReadyAsync();
        }
        catch (TimeoutException exception)
        {
            throw new InvalidOperationException($"The server did not start:\n{string.Join('\n', _output)}", exception);
        }
    }

    public async Task KillAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
            _process = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private void Read(string? line, TaskCompletionSource<Uri> listening)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
            if (Listening().Match(line) is { Success: true } match)
            {
                listening.TrySetResult(new Uri(match.Groups["address"].Value));
            }
        }
    }

    private async Task UntilReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            while (!(await http.GetAsync(new Uri("health/ready", UriKind.Relative), patience.Token)).IsSuccessStatusCode)
            {
                await Task.Delay(100, patience.Token);
            }
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException("Never ready.", exception);
        }
    }

    [GeneratedRegex(@"Now listening on: (?<address>http\S+)", RegexOptions.NonBacktracking)]
    private static partial Regex Listening();
}
