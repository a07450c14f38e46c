using System.Collections.Concurrent;
using System.Globalization;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.Guides;
using Xunit.Abstractions;

namespace ChatAssist.Tests.Faults;

/// <summary>
/// kill -9 at random instants under load: what was accepted stands once and in order in the transcript, is answered once,
/// and the database is whole. <c>CHATASSIST_KILLS</c> sets how many; <c>tests/faults.sh</c> is the long run.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const int Citizens = 12;
    private const double LeaseSeconds = 2;

    private readonly TemporaryFolder _folder = new();
    private readonly TestDatabase _database = TestDatabase.Create();
    private readonly Random _random = new(20261122);

    private static int Kills => int.Parse(Environment.GetEnvironmentVariable("CHATASSIST_KILLS") ?? "50", CultureInfo.InvariantCulture);

    /// <summary>Set by the long run; the short one shares its machine with other tests.</summary>
    private static double? LongestWait =>
        Environment.GetEnvironmentVariable("CHATASSIST_LONGEST_WAIT") is { } seconds ? double.Parse(seconds, CultureInfo.InvariantCulture) : null;

    [Fact]
    public async Task One_node_killed_again_and_again_loses_and_repeats_nothing()
    {
        if (_database.IsPostgres)
        {
            // There it is three of them.
            return;
        }

        using var node = NewNode("one");
        // While it is down nobody answers, so nothing is said of how long anybody waits.
        await RunAsync([node], Kills, longestWait: null);
    }

    [PostgresFact]
    public async Task Three_nodes_of_which_one_is_killed_again_and_again_lose_and_repeat_nothing()
    {
        if (!_database.IsPostgres)
        {
            return;
        }

        using var first = NewNode("first");
        using var second = NewNode("second");
        using var third = NewNode("third");
        await RunAsync([first, second, third], Kills, LongestWait);
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    private KillableNode NewNode(string name) =>
        new(_database, Directory.CreateDirectory(Path.Combine(_folder.Path, name)).FullName, "--Conversations:LeaseSeconds", LeaseSeconds.ToString(CultureInfo.InvariantCulture));

    private async Task RunAsync(IReadOnlyList<KillableNode> nodes, int kills, double? longestWait)
    {
        foreach (var node in nodes)
        {
            node.Start();
        }

        var addresses = nodes.Select(node => node.Address).ToList();
        var citizens = Enumerable.Range(0, Citizens).Select(number => new StubbornCitizen(addresses, number)).ToList();
        await Task.WhenAll(citizens.Select(citizen => citizen.ArriveAsync()));
        using var enough = new CancellationTokenSource();
        var talking = citizens.Select(citizen => Task.Run(async () =>
        {
            for (var count = 0; !enough.IsCancellationRequested; count++)
            {
                await citizen.SayAsync($"phí đăng ký tạm trú {count}");
            }
        })).ToList();
        var accepted = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            // At any instant after somebody got through, so that each life of a node does some work.
            accepted = await UntilAcceptedAsync(citizens, accepted + _random.Next(1, 80));
            var node = nodes[kill % nodes.Count];
            node.Kill();
            node.Start();
            if (longestWait is not null)
            {
                // One node is down at a time; the short run spares none.
                await node.ReadyAsync();
            }
        }

        await enough.CancelAsync();
        await Task.WhenAll(talking);
        var problems = new ConcurrentBag<string>();
        var waits = (await Task.WhenAll(citizens.Select(citizen => CheckAsync(citizen, problems)))).SelectMany(wait => wait).Order().ToList();
        output.WriteLine($"{kills} kills, {waits.Count} messages answered, median wait {waits[waits.Count / 2]:0.000} s, longest {waits[^1]:0.000} s");
        Assert.True(problems.IsEmpty, string.Join('\n', problems.Take(20)));
        Assert.True(citizens.Sum(citizen => citizen.Accepted.Count) >= kills);
        Assert.True(longestWait is null || waits[^1] <= longestWait, $"Somebody waited {waits[^1]} s.");
        await Integrity.AssertAsync(_database);
    }

    private static async Task<int> UntilAcceptedAsync(List<StubbornCitizen> citizens, int wanted)
    {
        var accepted = 0;
        await Eventually.TrueAsync(() => Task.FromResult((accepted = citizens.Sum(citizen => citizen.Accepted.Count)) >= wanted));
        return accepted;
    }

    /// <returns>How long each message waited for its answer, in seconds, by the stored times.</returns>
    private static async Task<List<double>> CheckAsync(StubbornCitizen citizen, ConcurrentBag<string> problems)
    {
        // What a dead node held is owed after the lease; the rest is a busy machine's.
        var transcript = await citizen.TranscriptAsync(problems, Eventually.Patience);
        var said = transcript.Where(activity => (string?)activity["from"]!["id"] != "chatassist").Select(activity => ((string)activity["id"]!, (string)activity["text"]!)).ToList();
        var answered = transcript.Select(activity => (string?)activity["replyToId"]).Where(id => id is not null).ToList();
        // A message may be stored whose yes never arrived: then it is the last one.
        if (!said.Take(citizen.Accepted.Count).SequenceEqual(citizen.Accepted) || said.Count > citizen.Accepted.Count + 1)
        {
            problems.Add($"accepted {citizen.Accepted.Count}, in the transcript {said.Count}, first difference at {said.Zip(citizen.Accepted).TakeWhile(pair => pair.First == pair.Second).Count()}");
        }

        if (!said.Select(message => message.Item1).SequenceEqual(answered!))
        {
            problems.Add($"{said.Count} messages, {answered.Count} answers of {answered.Distinct().Count()} messages, in order: {answered.SequenceEqual(answered.Order(StringComparer.Ordinal))}");
        }

        var received = transcript.ToDictionary(activity => (string)activity["id"]!, activity => (DateTimeOffset)activity["timestamp"]!);
        return [.. transcript.Where(activity => activity["replyToId"] is not null).Select(activity => (received[(string)activity["id"]!] - received[(string)activity["replyToId"]!]).TotalSeconds)];
    }
}
