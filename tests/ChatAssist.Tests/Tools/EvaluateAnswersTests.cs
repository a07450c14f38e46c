using System.Text.Json;
using ChatAssist.Fakes.Models;
using ChatAssist.Tests.Guides;

namespace ChatAssist.Tests.Tools;

/// <summary><c>evaluate --answers</c>: phrasing, reading and summing up, each judged by model and prompt.</summary>
public sealed class EvaluateAnswersTests : IAsyncLifetime, IDisposable
{
    private const string Story = "dạ em mới chuyển chỗ trọ lên đây làm công ty được hơn tháng rồi mà chủ nhà bảo phải ra khai báo gì đó không là bị phạt, em chưa biết làm sao hết";

    private readonly ModelServer _model = new();
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Each_use_is_judged_by_what_is_right_and_what_stands()
    {
        _model.World.Say("candidates", """{"question":"đăng ký tạm trú","choice":"none","facets":["Documents"]}""");
        _model.World.Say("messages", """{"sentences":[{"text":"Người dân hỏi lệ phí đăng ký tạm trú.","cites":["m3"]},{"text":"Người dân đã nộp 500.000 đồng.","cites":["m3"]}],"completeness":"full"}""");
        var file = _folder.Write("c.jsonl", $$"""
            {"id":"a","turns":[{"text":"{{Story}}","relevant":["1.004194"]},{"text":"lệ phí đăng ký tạm trú là bao nhiêu","relevant":["1.004194"]}]}
            {"id":"b","turns":[{"text":"{{Story}}","relevant":["9.999999"]}]}
            """);
        var uses = (await RunAsync(file, "--json")).Json.At("uses").EnumerateArray().ToDictionary(row => row.At("use").GetString()!);
        Assert.Equal((2, 1, 0.5), Of(uses["Understand"]));
        Assert.Equal((2, 1, 0.5), Of(uses["Summarise"]));
        Assert.Equal((1, 1, 1), Of(uses["Compose"]));
        Assert.Equal(3, uses.Values.Select(row => row.At("promptVersion").GetString()).Distinct().Count());

        var printed = (await RunAsync(file)).Output;
        Assert.Matches(@"(?m)^Understand +test-model +[0-9a-f]{12} +50[.,]0 ?% of 2 messages read right", printed);
        Assert.Matches(@"(?m)^Summarise +test-model +[0-9a-f]{12} +50[.,]0 ?% of 2 sentences verified", printed);
    }

    [Fact]
    public async Task An_endpoint_that_fails_is_right_in_nothing_and_its_calls_are_told()
    {
        _model.World.MisbehaveAlways(Fault.Broken);
        var file = _folder.Write("c.jsonl", $$"""{"id":"a","turns":[{"text":"{{Story}}","relevant":["1.004194"]}]}""");
        var row = (await RunAsync(file, "--json")).Json.At("uses").EnumerateArray().Single(row => row.At("use").GetString() == "Understand");
        Assert.Equal((1, 0, 0), Of(row));
        Assert.True(row.At("failed").GetInt32() > 0);
    }

    public Task InitializeAsync() => _model.StartAsync();

    public async Task DisposeAsync() => await _model.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    private static (int Judged, int Good, double Share) Of(JsonElement row) => (row.At("judged").GetInt32(), row.At("good").GetInt32(), row.At("share").GetDouble());

    private Task<ToolRun> RunAsync(string file, params string[] more) => Task.Run(() => ToolRun.With(
        new()
        {
            ["Model__Main__Kind"] = "OpenAI",
            ["Model__Main__BaseUrl"] = _model.BaseUrl(ModelKind.OpenAI),
            ["Model__Main__Model"] = World.Model,
            ["Model__Main__Key"] = World.Key,
        },
        ["evaluate", "--answers", file, .. more]));
}
