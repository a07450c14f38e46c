using System.CommandLine;
using System.Diagnostics;

namespace ChatAssist.Benchmarks.Load;

/// <summary>How soon what an editor publishes is in the answers of every node, while citizens ask. <c>publish.sh</c> starts the nodes.</summary>
internal static class PublishCommand
{
    private const double Longest = 5_000;
    private const string Guide = "guides/cu-tru/1.004194-dang-ky-tam-tru.md";

    /// <summary>So unlike each other, and any procedure, that only the published line can answer.</summary>
    private static readonly string[] s_questions =
    [
        "đà điểu tập bơi", "gấp ngàn con hạc", "thả diều sáo", "nặn tò he", "rang ngô bung", "thắt bím tóc",
        "huýt gió thật kêu", "xếp lego cao", "nhảy lò cò", "múa quạt nan", "đan khăn len", "gõ phách ca trù",
    ];

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(50);

    public static Command Create()
    {
        var urls = new Option<string[]>("--url") { Description = "Servers on loopback on one database; the first is published at.", Required = true, AllowMultipleArgumentsPerToken = true };
        var link = new Option<string>("--link") { Description = "The first administrator's one-time link.", Required = true };
        var times = new Option<int>("--times") { DefaultValueFactory = _ => 5 };
        var command = new Command("publish", "How soon a published guide is in the answers of every node, while citizens ask.") { urls, link, times };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            List<Uri> nodes = [.. arguments.GetValue(urls)!.Select(url => new Uri(url))];
            using var publisher = new LoadVolunteer(nodes[0]);
            await publisher.SetPasswordAsync(arguments.GetValue(link)!, cancellationToken);
            using var editor = new LoadVolunteer(nodes[0]);
            await editor.SetPasswordAsync(await publisher.AddAsync("bientap", cancellationToken, "Editor"), cancellationToken);
            using var evening = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var others = nodes.ConvertAll(node => AskAllDayAsync(node, evening.Token));
            var took = nodes.ConvertAll(_ => new List<double>());
            for (var number = 1; number <= Math.Min(arguments.GetValue(times), s_questions.Length); number++)
            {
                var question = s_questions[number - 1];
                await editor.SaveAsync(Guide, number - 1, question, cancellationToken);
                var seen = nodes.ConvertAll(node => SeeAsync(node, question, cancellationToken));
                var pressed = await publisher.PublishAsync(Guide, number, cancellationToken);
                for (var i = 0; i < nodes.Count; i++)
                {
                    took[i].Add(Stopwatch.GetElapsedTime(pressed, await seen[i]).TotalMilliseconds);
                }
            }

            await evening.CancelAsync();
            var asked = await Task.WhenAll(others);
            for (var i = 0; i < nodes.Count; i++)
            {
                Console.WriteLine($"node {i + 1}: published {took[i].Count} times, in the answers after {Percentiles.Of(took[i])}; others asked meanwhile, all answered: {Percentiles.Of(asked[i])}, {asked[i].Count} times");
            }

            return took.TrueForAll(node => node.Max() <= Longest) ? 0 : 1;
        });
        return command;
    }

    /// <summary>When the guide first answers what was only just added to it.</summary>
    private static async Task<long> SeeAsync(Uri node, string question, CancellationToken cancellationToken)
    {
        using var http = LoadCommand.NewClient(node);
        using var citizen = new LoadCitizen(http);
        await citizen.ArriveAsync(cancellationToken);
        while ((await citizen.AskAsync(question, cancellationToken)).Span.IndexOf("AnsweredFromGuide"u8) < 0)
        {
            await Task.Delay(s_betweenLooks, cancellationToken);
        }

        return Stopwatch.GetTimestamp();
    }

    /// <summary>A turn that is never answered would never end, and so be seen.</summary>
    private static async Task<List<double>> AskAllDayAsync(Uri node, CancellationToken evening)
    {
        using var http = LoadCommand.NewClient(node);
        using var citizen = new LoadCitizen(http);
        await citizen.ArriveAsync(CancellationToken.None);
        var times = new List<double>();
        while (!evening.IsCancellationRequested)
        {
            var begun = Stopwatch.GetTimestamp();
            await citizen.AskAsync("đăng ký tạm trú cần giấy tờ gì", CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            await Task.Delay(s_betweenLooks, CancellationToken.None);
        }

        return times;
    }
}
