using System.Collections.Concurrent;
using System.Net;
using System.Text;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.WebChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ChatAssist.Tests.Operations;

/// <summary>What operators watch is there, is right, and tells nothing of a citizen.</summary>
public sealed class MetricsTests : IDisposable
{
    private const string Question = "Đăng ký tạm trú cần giấy tờ gì?";

    private readonly ServerProcess _server = new();

    [Fact]
    public async Task A_turn_is_seen_in_prometheus_text_and_the_citizen_is_not()
    {
        await _server.StartAsync();
        var citizen = await TalkAsync();
        string[] seen = [
            "chatassist_messages_in_total{otel_scope_name=\"ChatAssist\",channel=\"webchat\"} 1",
            "chatassist_messages_repeated_total{otel_scope_name=\"ChatAssist\",channel=\"webchat\"} 1",
            "chatassist_messages_out_total{otel_scope_name=\"ChatAssist\",channel=\"webchat\"} 1",
            "chatassist_answers_total{otel_scope_name=\"ChatAssist\",channel=\"webchat\",status=\"AnsweredFromGuide\"} 1",
            "chatassist_turn_duration_seconds_count{otel_scope_name=\"ChatAssist\",stage=\"wait\"} 1",
            "chatassist_turn_duration_seconds_count{otel_scope_name=\"ChatAssist\",stage=\"answer\"} 1",
            "chatassist_turn_duration_seconds_count{otel_scope_name=\"ChatAssist\",stage=\"store\"} 1",
            "chatassist_search_duration_seconds_count{otel_scope_name=\"ChatAssist\"} 1",
            "chatassist_queue_turns{otel_scope_name=\"ChatAssist\"} 0",
            "chatassist_leases_held{otel_scope_name=\"ChatAssist\"} 0",
            "chatassist_commit_duration_seconds_count",
            "chatassist_commit_writes_count",
            "dotnet_gc_",
        ];
        // A gauge is taken every few seconds, and may have been taken in the middle of the turn.
        var text = "";
        await Eventually.TrueAsync(async () => (text = await ScrapeAsync()) is var now && Array.TrueForAll(seen, line => now.Contains(line, StringComparison.Ordinal)));
        Assert.DoesNotContain(citizen.ConversationId, text, StringComparison.Ordinal);
        Assert.DoesNotContain("dl_", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_this_machine_reads_the_metrics_unless_a_network_is_named()
    {
        await _server.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await ForwardedAsync(_server)).StatusCode);
        using var open = new ServerProcess();
        await open.StartAsync("--Metrics:AllowedNetworks:0", "127.0.0.0/8");
        Assert.Equal(HttpStatusCode.OK, (await ForwardedAsync(open)).StatusCode);
    }

    [Fact]
    public async Task A_collector_is_sent_figures_and_traces_without_words_or_ids()
    {
        var received = new ConcurrentQueue<(string Path, string Body)>();
        await using var collector = await CollectAsync(received);
        _server.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.First();
        _server.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        _server.Environment["OTEL_METRIC_EXPORT_INTERVAL"] = "300";
        _server.Environment["OTEL_BSP_SCHEDULE_DELAY"] = "300";
        await _server.StartAsync();
        var citizen = await TalkAsync();
        bool Has(string path, string text) => received.Any(sent => sent.Path == path && sent.Body.Contains(text, StringComparison.Ordinal));
        await Eventually.TrueAsync(() => Task.FromResult(
            Has("/v1/metrics", "chatassist.answers") && Has("/v1/traces", "search") && Has("/v1/traces", "AnsweredFromGuide")));
        var all = string.Concat(received.Select(sent => sent.Body));
        Assert.DoesNotContain("tạm trú", all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(citizen.ConversationId, all, StringComparison.Ordinal);
    }

    public void Dispose() => _server.Dispose();

    private async Task<DirectLineCitizen> TalkAsync()
    {
        var citizen = new DirectLineCitizen(_server.Http);
        await citizen.FetchTokenAsync();
        await citizen.BeginAsync();
        var id = await citizen.SayAsync(Question, "once");
        await citizen.SayAsync(Question, "once");
        await citizen.AnswersToAsync(id);
        return citizen;
    }

    private Task<string> ScrapeAsync() => _server.Http.GetStringAsync(new Uri("metrics", UriKind.Relative));

    private static async Task<HttpResponseMessage> ForwardedAsync(ServerProcess server)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("metrics", UriKind.Relative));
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        return await server.Http.SendAsync(request);
    }

    private static async Task<WebApplication> CollectAsync(ConcurrentQueue<(string Path, string Body)> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = builder.Build();
        collector.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            received.Enqueue((context.Request.Path, await reader.ReadToEndAsync()));
        });
        await collector.StartAsync();
        return collector;
    }
}
