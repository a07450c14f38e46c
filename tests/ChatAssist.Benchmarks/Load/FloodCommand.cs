using System.CommandLine;
using System.Net;
using System.Net.Sockets;

namespace ChatAssist.Benchmarks.Load;

/// <summary>One address asks as fast as it can; what others wait meanwhile is what counts. <c>flood.sh</c> starts the server.</summary>
internal static class FloodCommand
{
    private const int Connections = 32;
    private const double LongestP99 = 200;
    private static readonly string[] s_asked = ["/chat", "/webchat/token", "/v3/directline/conversations", "/nowhere"];

    public static Command Create()
    {
        var url = new Option<string>("--url") { Description = "A server on loopback.", Required = true };
        var questions = new Option<FileInfo>("--questions") { Required = true };
        var rate = new Option<int>("--rate") { Description = "Turns a second of the others.", DefaultValueFactory = _ => 50 };
        var flood = new Option<int>("--flood") { Description = "Requests a second of the one.", DefaultValueFactory = _ => 2_000 };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 15 };
        var command = new Command("flood", "Full turns of many, alone and beside a flood from one address.") { url, questions, rate, flood, seconds };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var address = new Uri(arguments.GetValue(url)!);
            var asked = File.ReadLines(arguments.GetValue(questions)!.FullName).Select(line => Json.Read<ListedQuestion>(line).Question).ToArray();
            using var http = LoadCommand.NewClient(address);
            var citizens = Enumerable.Range(0, 64).Select(_ => new LoadCitizen(http)).ToList();
            await Task.WhenAll(citizens.Select(citizen => citizen.ArriveAsync(cancellationToken)));
            var turns = citizens.Select((citizen, index) => (Func<int, CancellationToken, Task>)((round, token) => citizen.AskAsync(asked[(index + (round * 7)) % asked.Length], token))).ToList();
            var time = TimeSpan.FromSeconds(Math.Min(600, arguments.GetValue(seconds)));
            await LoadRun.AtRateAsync(turns, arguments.GetValue(rate), time / 3, cancellationToken);
            Console.WriteLine($"alone:           {await LoadRun.AtRateAsync(turns, arguments.GetValue(rate), time, cancellationToken)}");

            var flooding = FloodAsync(address, arguments.GetValue(flood), time, cancellationToken);
            var beside = await LoadRun.AtRateAsync(turns, arguments.GetValue(rate), time, cancellationToken);
            var (sent, refused) = await flooding;
            Console.WriteLine($"beside a flood:  {beside}");
            Console.WriteLine($"the flood:       {sent / time.TotalSeconds,8:0} a second, {refused} of {sent} refused");
            citizens.ForEach(citizen => citizen.Dispose());
            return beside.P99 <= LongestP99 && beside.Failures == 0 && refused > 0 ? 0 : 1;
        });
        return command;
    }

    private static async Task<(int Sent, int Refused)> FloodAsync(Uri address, int aSecond, TimeSpan time, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = ConnectAsync, MaxConnectionsPerServer = Connections }) { BaseAddress = address };
        var (sent, refused) = (0, 0);
        var turns = Enumerable.Range(0, Connections).Select(_ => (Func<int, CancellationToken, Task>)(async (round, token) =>
        {
            var path = new Uri(s_asked[round % s_asked.Length], UriKind.Relative);
            using var answer = round % 2 == 0 ? await http.GetAsync(path, token) : await http.PostAsync(path, content: null, token);
            Interlocked.Increment(ref sent);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Interlocked.Increment(ref refused);
            }
        })).ToList();
        await LoadRun.AtRateAsync(turns, aSecond, time, cancellationToken);
        return (sent, refused);
    }

    /// <summary>The whole of 127.0.0.0/8 is this machine: the flood comes from an address of its own.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0));
        await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
