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
        var questions = new Option<FileInfo>("--questions") { Description = "Lines {id, question, relevant:[codes]}.", Required = true };
        var citizens = new Option<int>("--citizens") { DefaultValueFactory = _ => 128 };
        var rate = new Option<int>("--rate") { Description = "Turns a second; 0: as many as go." };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 15 };
        var warmUp = new Option<int>("--warm-up") { Description = "Seconds before the measured ones.", DefaultValueFactory = _ => 15 };
        var processes = new Option<int[]>("--process") { Description = "Whose processor time is counted, with their children: the server's, PostgreSQL's.", AllowMultipleArgumentsPerToken = true };
        var isBot = new Option<bool>("--bot") { Description = "The server is the echo bot, not ours." };
        var isStill = new Option<bool>("--still") { Description = "Only open the streams, wait for a line on standard input, and leave." };
        var command = new Command("load", "Drives full turns: asked, stored, answered, the answer read.") { url, questions, citizens, rate, seconds, warmUp, processes, isBot, isStill };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var address = new Uri(arguments.GetValue(url)!);
            if (!address.IsLoopback)
            {
                Console.Error.WriteLine("Only a server on this machine is put under load.");
                return 2;
            }

            var asked = ListedQuestion.Read(arguments.GetValue(questions)!.FullName).ConvertAll(listed => listed.Question);
            var count = Math.Clamp(arguments.GetValue(citizens), 1, MostCitizens);
            int[] lengths = [arguments.GetValue(warmUp), Math.Min(LongestSeconds, arguments.GetValue(seconds))];
            var processor = new ProcessorTime(arguments.GetValue(processes) ?? []);
            if (arguments.GetValue(isBot))
            {
                await using var bot = await BotLoad.StartAsync(address);
                await DriveAsync(Enumerable.Range(0, count).Select(citizen => Turns(asked, citizen, (question, token) => bot.AskAsync(citizen, question, token))), arguments.GetValue(rate), lengths, processor, cancellationToken);
                return 0;
            }

            using var http = NewClient(address);
            var all = await ArriveAsync(http, count, cancellationToken);
            if (arguments.GetValue(isStill))
            {
                Console.WriteLine($"{count} streams are open");
                await Console.In.ReadLineAsync(cancellationToken);
            }
            else
            {
                await DriveAsync(all.Select((citizen, index) => Turns(asked, index, citizen.AskAsync)), arguments.GetValue(rate), lengths, processor, cancellationToken);
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

    /// <summary>Everybody asks the same questions, each from another one on.</summary>
    private static Func<int, CancellationToken, Task> Turns(List<string> asked, int citizen, Func<string, CancellationToken, Task> ask) =>
        (round, token) => ask(asked[(citizen + (round * 7)) % asked.Count], token);

    public static async Task<List<LoadCitizen>> ArriveAsync(HttpClient http, int count, CancellationToken cancellationToken)
    {
        var all = Enumerable.Range(0, count).Select(_ => new LoadCitizen(http)).ToList();
        foreach (var some in all.Chunk(64))
        {
            await Task.WhenAll(some.Select(citizen => citizen.ArriveAsync(cancellationToken)));
        }

        return all;
    }

    /// <summary>Prints the figures of each length; the first warms up.</summary>
    private static async Task DriveAsync(IEnumerable<Func<int, CancellationToken, Task>> citizens, int rate, int[] lengths, ProcessorTime processor, CancellationToken cancellationToken)
    {
        var turns = citizens.ToList();
        foreach (var length in lengths)
        {
            var time = TimeSpan.FromSeconds(length);
            var (server, driver) = (processor.Milliseconds, ProcessorTime.OwnMilliseconds);
            var figures = rate > 0 ? await LoadRun.AtRateAsync(turns, rate, time, cancellationToken) : await LoadRun.AsManyAsGoAsync(turns, time, cancellationToken);
            var each = 1.0 / Math.Max(1, figures.Turns);
            Console.WriteLine(figures with { Processor = ((processor.Milliseconds - server) * each, (ProcessorTime.OwnMilliseconds - driver) * each) });
        }
    }
}
