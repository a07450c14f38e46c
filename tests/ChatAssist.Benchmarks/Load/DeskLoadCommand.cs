using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ChatAssist.Benchmarks.Load;

/// <summary>A full desk: volunteers with open pages, citizens who wait, and those who are held and write. <c>desk.sh</c> starts the server.</summary>
internal static partial class DeskLoadCommand
{
    private const double LongestAtDesk = 300;
    private const double LongestQueue = 100;

    public static Command Create()
    {
        var url = new Option<string>("--url") { Description = "A server on loopback.", Required = true };
        var link = new Option<string>("--link") { Description = "The first administrator's one-time link.", Required = true };
        var volunteers = new Option<int>("--volunteers") { DefaultValueFactory = _ => 200 };
        var waiting = new Option<int>("--waiting") { Description = "Conversations that wait.", DefaultValueFactory = _ => 1_000 };
        var rate = new Option<int>("--rate") { Description = "Messages a second to those who are held.", DefaultValueFactory = _ => 50 };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 30 };
        var command = new Command("desk", "How soon a citizen's message is at the desk, and the queue's page there, with many at work.") { url, link, volunteers, waiting, rate, seconds };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var address = new Uri(arguments.GetValue(url)!);
            using var http = LoadCommand.NewClient(address);
            using var administrator = new LoadVolunteer(address);
            await administrator.SetPasswordAsync(arguments.GetValue(link)!, cancellationToken);
            var desk = await SignInAsync(address, administrator, arguments.GetValue(volunteers), cancellationToken);
            var citizens = await LoadCommand.ArriveAsync(http, desk.Count + arguments.GetValue(waiting), cancellationToken);
            foreach (var some in citizens.Chunk(64))
            {
                await Task.WhenAll(some.Select(citizen => citizen.AskAsync("cho tôi gặp người hỗ trợ", cancellationToken)));
            }

            using var evening = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var said = new ConcurrentDictionary<string, long>();
            var times = new ConcurrentBag<double>();
            var pairs = desk.Zip(citizens).ToList();
            var work = new List<Task>();
            foreach (var (volunteer, citizen) in pairs)
            {
                await volunteer.AcceptAsync(citizen.Conversation, cancellationToken);
                work.Add(volunteer.WorkAsync(citizen.Conversation, line => Take(line, said, times), evening.Token));
            }

            var (sent, queue) = await SpeakAsync(pairs, administrator, said, arguments.GetValue(rate), TimeSpan.FromSeconds(Math.Min(600, arguments.GetValue(seconds))), cancellationToken);
            await evening.CancelAsync();
            await Task.WhenAll(work.Select(async task =>
            {
                try
                {
                    await task;
                }
                catch (OperationCanceledException)
                {
                    // It is evening.
                }
            }));
            var (atDesk, looks) = (Percentiles.Of(times), Percentiles.Of(desk.SelectMany(volunteer => volunteer.Looks)));
            Console.WriteLine($"{desk.Count} volunteers at work, {citizens.Count - desk.Count} citizens wait; {sent} messages sent, {said.Count} of them not at the desk");
            Console.WriteLine($"a message at the desk:      {atDesk}");
            Console.WriteLine($"the queue, kept up to date: {looks}, {looks.Count} times");
            Console.WriteLine($"the queue's page, opened:   {Percentiles.Of(queue)}");
            citizens.ForEach(citizen => citizen.Dispose());
            desk.ForEach(volunteer => volunteer.Dispose());
            return said.IsEmpty && atDesk.P95 <= LongestAtDesk && Percentiles.Of(queue).P50 <= LongestQueue ? 0 : 1;
        });
        return command;
    }

    private static async Task<List<LoadVolunteer>> SignInAsync(Uri address, LoadVolunteer administrator, int count, CancellationToken cancellationToken)
    {
        var all = new List<LoadVolunteer>();
        for (var number = 0; number < count; number++)
        {
            var volunteer = new LoadVolunteer(address);
            await volunteer.SetPasswordAsync(await administrator.AddAsync($"ban{number}", cancellationToken), cancellationToken);
            all.Add(volunteer);
        }

        return all;
    }

    /// <summary>At a steady rate, in turn, and once a second somebody opens the queue's page; waits until everything is at the desk.</summary>
    private static async Task<(int Sent, List<double> Queue)> SpeakAsync(
        List<(LoadVolunteer Volunteer, LoadCitizen Citizen)> pairs, LoadVolunteer administrator, ConcurrentDictionary<string, long> said, int aSecond, TimeSpan time, CancellationToken cancellationToken)
    {
        var (begun, queue, sending) = (Stopwatch.GetTimestamp(), new List<Task<double>>(), new List<Task>());
        var count = (int)(aSecond * time.TotalSeconds);
        for (var number = 0; number < count; number++)
        {
            while (Stopwatch.GetElapsedTime(begun).TotalSeconds * aSecond < number)
            {
                await Task.Delay(1, cancellationToken);
            }

            said[$"em hỏi lần {number}."] = Stopwatch.GetTimestamp();
            sending.Add(pairs[number % pairs.Count].Citizen.SayAsync($"em hỏi lần {number}.", cancellationToken));
            if (number % aSecond == 0)
            {
                queue.Add(administrator.OpenQueueAsync(cancellationToken));
            }
        }

        await Task.WhenAll(sending);
        for (var round = 0; !said.IsEmpty && round < 100; round++)
        {
            await Task.Delay(100, cancellationToken);
        }

        return (count, [.. await Task.WhenAll(queue)]);
    }

    private static void Take(string line, ConcurrentDictionary<string, long> said, ConcurrentBag<double> times)
    {
        if (Words().Match(line) is { Success: true } words && said.TryRemove(words.Value, out var at))
        {
            times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
        }
    }

    [GeneratedRegex(@"em hỏi lần \d+\.")]
    private static partial Regex Words();
}

/// <summary>Of times in milliseconds.</summary>
internal sealed record Percentiles(int Count, double P50, double P95, double P99, double Longest)
{
    public static Percentiles Of(IEnumerable<double> times)
    {
        double[] sorted = [.. times.Order()];
        double At(double share) => sorted.Length == 0 ? double.PositiveInfinity : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
        return new(sorted.Length, At(0.5), At(0.95), At(0.99), At(1));
    }

    public override string ToString() => $"p50 {P50:0} ms, p95 {P95:0} ms, p99 {P99:0} ms, longest {Longest:0} ms";
}
