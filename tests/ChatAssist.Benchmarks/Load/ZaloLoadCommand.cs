using System.CommandLine;
using System.Diagnostics;
using ChatAssist.Fakes.Zalo;

namespace ChatAssist.Benchmarks.Load;

/// <summary>Zalo's fake in this process drives a server at a steady rate; <c>zalo.sh</c> starts the server and gives permission.</summary>
internal static class ZaloLoadCommand
{
    private const double Patience = 2;
    private static readonly string[] s_said = ["đăng ký tạm trú", "lệ phí đăng ký khai sinh", "làm lại thẻ căn cước", "cảm ơn", "đổi giấy phép lái xe", "dang ky ket hon"];

    public static Command Create()
    {
        var fake = new Option<string>("--fake") { Description = "Where the fake listens.", Required = true };
        var webhook = new Option<string>("--webhook") { Description = "The server's webhook.", Required = true };
        var rate = new Option<int>("--rate") { Description = "Citizens' messages a second.", DefaultValueFactory = _ => 500 };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 60 };
        var citizens = new Option<int>("--citizens") { DefaultValueFactory = _ => 5_000 };
        var command = new Command("zalo", "Messages a second through Zalo's webhook, and the time until the answer is at the fake.") { fake, webhook, rate, seconds, citizens };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var zalo = new ZaloServer(arguments.GetValue(fake)!);
            var app = zalo.World.Apps[World.AppId];
            // Zalo allows an app 4,000 calls a minute; what is measured is us.
            (app.WebhookUrl, app.RequestsPerMinute) = (arguments.GetValue(webhook)!, int.MaxValue);
            app.Events.Add("user_send_text");
            await zalo.StartAsync();
            Console.WriteLine("ready");
            await Console.In.ReadLineAsync(cancellationToken);

            var people = Enumerable.Range(0, arguments.GetValue(citizens)).Select(number => $"80000000{number:00000000}").ToArray();
            // Everybody is greeted before it counts.
            await SayAsync(zalo, people, arguments.GetValue(rate), people.Length, cancellationToken);
            await UntilQuietAsync(zalo, people, cancellationToken);
            var (before, begun) = (zalo.Webhooks.Log.Count, zalo.World.Clock.GetUtcNow());
            var count = arguments.GetValue(rate) * Math.Min(600, arguments.GetValue(seconds));
            var took = await SayAsync(zalo, people, arguments.GetValue(rate), count, cancellationToken);
            await UntilQuietAsync(zalo, people, cancellationToken);

            var calls = zalo.Webhooks.Log.Skip(before).ToList();
            var answers = people.SelectMany(person => Waits(zalo.World.Shown(person), begun)).ToList();
            Console.WriteLine($"{count} messages in {took.TotalSeconds:0.0} s ({count / took.TotalSeconds:0} a second)");
            Console.WriteLine($"webhook answered:   {Describe([.. calls.Select(call => call.Time.TotalSeconds)])}; not 200: {calls.Count(call => call.Status != 200)}");
            Console.WriteLine($"answer at the fake: {Describe([.. answers.OfType<double>()])}; none: {answers.Count(wait => wait is null)}");
            return Percentile([.. answers.Select(wait => wait ?? double.PositiveInfinity)], 0.99) <= Patience ? 0 : 1;
        });
        return command;
    }

    private static async Task<TimeSpan> SayAsync(ZaloServer zalo, string[] people, int aSecond, int count, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var said = 0; said < count; said++)
        {
            while (Stopwatch.GetElapsedTime(begun).TotalSeconds * aSecond < said)
            {
                await Task.Delay(1, cancellationToken);
            }

            zalo.Phone.Say(people[said % people.Length], s_said[(said + (said / people.Length)) % s_said.Length]);
        }

        return Stopwatch.GetElapsedTime(begun);
    }

    /// <summary>Every last word is ours, or nothing has come for a while.</summary>
    private static async Task UntilQuietAsync(ZaloServer zalo, string[] people, CancellationToken cancellationToken)
    {
        var patience = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(patience) < TimeSpan.FromSeconds(60)
            && (zalo.Webhooks.Pending > 0 || people.Any(person => zalo.World.Shown(person) is { Count: > 0 } shown && shown[^1].FromCitizen)))
        {
            await Task.Delay(250, cancellationToken);
        }
    }

    /// <summary>For each message of the citizen since then: seconds until our next one; null where the citizen spoke again before, or nothing came.</summary>
    private static IEnumerable<double?> Waits(IReadOnlyList<PhoneMessage> shown, DateTimeOffset since)
    {
        for (var index = 0; index < shown.Count; index++)
        {
            if (shown[index].FromCitizen && shown[index].At >= since)
            {
                yield return index + 1 < shown.Count && !shown[index + 1].FromCitizen ? (shown[index + 1].At - shown[index].At).TotalSeconds : null;
            }
        }
    }

    private static string Describe(double[] seconds) =>
        $"p50 {Percentile(seconds, 0.5) * 1000:0} ms, p95 {Percentile(seconds, 0.95) * 1000:0} ms, p99 {Percentile(seconds, 0.99) * 1000:0} ms, longest {Percentile(seconds, 1) * 1000:0} ms";

    private static double Percentile(double[] values, double part)
    {
        if (values.Length == 0)
        {
            return double.PositiveInfinity;
        }

        Array.Sort(values);
        return values[Math.Max(0, (int)Math.Ceiling(part * values.Length) - 1)];
    }
}
