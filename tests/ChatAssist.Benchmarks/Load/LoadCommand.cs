using System.CommandLine;
using System.Net;

namespace ChatAssist.Benchmarks.Load;

/// <summary>The load driver's command line; <c>load.sh</c> starts the servers that it drives.</summary>
internal static class LoadCommand
{
    private const int LongestSeconds = 600;
    private const int MostCitizens = 5_000;

    public static Command Create()
    {
        var url = new Option<string>("--url") { Description = "A server on loopback.", Required = true };
        var questions = new Option<FileInfo>("--questions") { Required = true };
        var citizens = new Option<int>("--citizens") { DefaultValueFactory = _ => 128 };
        var rate = new Option<int>("--rate") { Description = "Turns a second; 0: as many as go." };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 15 };
        var warmUp = new Option<int>("--warm-up") { Description = "Seconds before the measured ones.", DefaultValueFactory = _ => 5 };
        var command = new Command("load", "Drives full turns through Direct Line: asked, stored, answered, the answer read.") { url, questions, citizens, rate, seconds, warmUp };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var address = new Uri(arguments.GetValue(url)!);
            if (!address.IsLoopback)
            {
                Console.Error.WriteLine("Only a server on this machine is put under load.");
                return 2;
            }

            using var http = NewClient(address);
            var asked = File.ReadLines(arguments.GetValue(questions)!.FullName).Select(line => Json.Read<ListedQuestion>(line).Question).ToArray();
            var all = Enumerable.Range(0, Math.Min(MostCitizens, arguments.GetValue(citizens))).Select(_ => new LoadCitizen(http)).ToList();
            await Task.WhenAll(all.Select(citizen => citizen.ArriveAsync(cancellationToken)));
            var turns = all.Select((citizen, index) => (Func<int, CancellationToken, Task>)((round, token) => citizen.AskAsync(asked[(index + (round * 7)) % asked.Length], token))).ToList();
            foreach (var length in (int[])[arguments.GetValue(warmUp), Math.Min(LongestSeconds, arguments.GetValue(seconds))])
            {
                var time = TimeSpan.FromSeconds(length);
                var figures = arguments.GetValue(rate) is > 0 and var aSecond
                    ? await LoadRun.AtRateAsync(turns, aSecond, time, cancellationToken)
                    : await LoadRun.AsManyAsGoAsync(turns, time, cancellationToken);
                Console.WriteLine(figures);
            }

            all.ForEach(citizen => citizen.Dispose());
            return 0;
        });
        return command;
    }

    public static HttpClient NewClient(Uri address) => new(new SocketsHttpHandler { MaxConnectionsPerServer = 256, UseCookies = false, UseProxy = false, AllowAutoRedirect = false })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(30),
        DefaultRequestVersion = HttpVersion.Version11,
    };
}
