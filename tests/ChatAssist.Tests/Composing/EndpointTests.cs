using System.Text.Json;
using ChatAssist.Composing;
using ChatAssist.Fakes.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace ChatAssist.Tests.Composing;

/// <summary>All five kinds are understood over HTTP, streams and errors as they really come.</summary>
public sealed class EndpointTests : IAsyncLifetime
{
    private const string Data = """{"question":"bao nhiêu","passages":[{"id":"p1","text":"Tạm trú\nLệ phí: 7.000 đồng ếếế"}]}""";

    private readonly ModelServer _server = new();
    private readonly ModelServer _spare = new();

    public static TheoryData<ModelKind> Kinds => [.. Enum.GetValues<ModelKind>()];

    /// <summary>What is got over by the way of asking, on one endpoint.</summary>
    public static TheoryData<Fault> Mended =>
        [Fault.NoJsonSchema, Fault.NoResponseFormat, Fault.Busy, Fault.Broken, Fault.Loading, Fault.Reset, Fault.BreaksMidStream, Fault.ErrorInStream, Fault.NoDone, Fault.Cut, Fault.OddLines, Fault.ByteByByte, Fault.TooLong, Fault.WrongEnum, Fault.Fenced, Fault.Thinks, Fault.Empty, Fault.Nonsense, Fault.GatewayError];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_answers_by_its_schema(ModelKind kind)
    {
        var (answer, question) = await AskAsync(new Setting(kind));
        Assert.Equal("Lệ phí: 7.000 đồng ếếế", answer.GetProperty("sentences")[0].GetProperty("text").GetString());
        var call = Assert.Single(question.Calls);
        Assert.True(call is { Trouble: null, TokensIn: > 20, TokensOut: > 5, Rung: Rung.JsonSchema, FirstTokenMilliseconds: > 0 });
        var body = Assert.Single(_server.World.Requests).Body;
        Assert.Equal(kind is ModelKind.Ollama or ModelKind.LlamaCpp, body["max_tokens"] is not null);
        Assert.NotNull(body["response_format"]!["json_schema"]!["schema"]);
    }

    [Theory]
    [MemberData(nameof(Mended))]
    public async Task What_passes_or_can_be_mended_is_got_over(Fault fault)
    {
        _server.World.Misbehave(fault);
        var (answer, question) = await AskAsync(new Setting(ModelKind.Azure));
        Assert.Null(AnswerForm.Check(answer));
        Assert.InRange(question.Calls.Count, 1, 2);
    }

    [Fact]
    public async Task A_rung_that_fails_is_remembered()
    {
        var asked = Model(new Setting(ModelKind.VLlm));
        _server.World.Misbehave(Fault.NoResponseFormat, Fault.NoResponseFormat);
        await asked.AskAsync(Question(), CancellationToken.None);
        var second = Question();
        await asked.AskAsync(second, CancellationToken.None);
        Assert.Equal(Rung.Plain, Assert.Single(second.Calls).Rung);
        Assert.Null(_server.World.Requests.Last().Body["response_format"]);
    }

    [Theory]
    [InlineData(Fault.PromptFiltered, ModelTrouble.Filtered)]
    [InlineData(Fault.AnswerFiltered, ModelTrouble.Filtered)]
    [InlineData(Fault.Refuses, ModelTrouble.Declined)]
    public async Task A_filter_or_a_refusal_is_asked_no_second_time(Fault fault, ModelTrouble trouble)
    {
        _server.World.MisbehaveAlways(fault);
        var question = Question();
        var exception = await Assert.ThrowsAsync<ModelException>(() => Model(new Setting(ModelKind.Azure), hasSpare: true).AskAsync(question, CancellationToken.None));
        Assert.Equal(trouble, exception.Trouble);
        Assert.Single(question.Calls);
        Assert.Empty(_spare.World.Requests);
    }

    [Theory]
    [InlineData(Fault.WrongKey)]
    [InlineData(Fault.NoDeployment)]
    [InlineData(Fault.Broken)]
    [InlineData(Fault.Reset)]
    [InlineData(Fault.Html)]
    [InlineData(Fault.Nonsense)]
    [InlineData(Fault.SlowFirstByte)]
    [InlineData(Fault.SlowMiddle)]
    public async Task Where_the_main_endpoint_fails_the_spare_one_answers(Fault fault)
    {
        _server.World.MisbehaveAlways(fault);
        var (answer, question) = await AskAsync(new Setting(ModelKind.OpenAI, FirstByteSeconds: 0.3), hasSpare: true);
        Assert.Null(AnswerForm.Check(answer));
        Assert.Equal("spare", question.Calls[^1].Endpoint);
    }

    [Fact]
    public async Task After_failures_in_a_row_the_endpoint_is_left_alone_until_it_has_rested()
    {
        var clock = new WebChat.SettableClock();
        var model = Model(new Setting(ModelKind.OpenAI), clock: clock);
        _server.World.MisbehaveAlways(Fault.WrongKey);
        for (var i = 0; i < 5; i++)
        {
            await Assert.ThrowsAsync<ModelException>(() => model.AskAsync(Question(), CancellationToken.None));
        }

        Assert.Equal(3, _server.World.Requests.Count);
        _server.World.MisbehaveAlways(Fault.None);
        clock.Advance(TimeSpan.FromSeconds(31));
        await model.AskAsync(Question(), CancellationToken.None);
    }

    [Fact]
    public async Task What_a_real_endpoint_said_is_kept_and_replayed()
    {
        using var folder = new Guides.TemporaryFolder();
        using (var recorder = new Recordings(folder.Path, new Uri(_spare.BaseUrl(ModelKind.VLlm))))
        {
            _server.World.Recordings = recorder;
            _spare.World.Say("7.000", """{"sentences":[{"text":"Ghi lại.","cites":["p1"]}],"completeness":"full"}""");
            await AskAsync(new Setting(ModelKind.VLlm));
            Assert.Single(_spare.World.Requests);
        }

        using var replayer = new Recordings(folder.Path);
        _server.World.Recordings = replayer;
        var (answer, _) = await AskAsync(new Setting(ModelKind.VLlm));
        Assert.Equal("Ghi lại.", answer.GetProperty("sentences")[0].GetProperty("text").GetString());
        Assert.Single(_spare.World.Requests);
    }

    [Fact]
    public async Task What_does_not_fit_is_not_asked_for_it_might_be_cut_off_silently()
    {
        var question = Question();
        await Assert.ThrowsAsync<ModelException>(() => Model(new Setting(ModelKind.Ollama, ContextTokens: 510)).AskAsync(question, CancellationToken.None));
        Assert.Empty(_server.World.Requests);
        Assert.Empty(question.Calls);
    }

    [Fact]
    public async Task An_answer_in_the_thoughts_is_taken_only_where_that_is_allowed()
    {
        _server.World.MisbehaveAlways(Fault.OnlyReasoning);
        var (answer, _) = await AskAsync(new Setting(ModelKind.VLlm, AcceptsReasoning: true));
        Assert.Null(AnswerForm.Check(answer));
        await Assert.ThrowsAsync<ModelException>(() => AskAsync(new Setting(ModelKind.VLlm)));
    }

    public async Task InitializeAsync()
    {
        await _server.StartAsync();
        await _spare.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _spare.DisposeAsync();
    }

    private async Task<(JsonElement Answer, ModelQuestion Question)> AskAsync(Setting setting, bool hasSpare = false)
    {
        var question = Question();
        return (await Model(setting, hasSpare).AskAsync(question, CancellationToken.None), question);
    }

    private StructuredModel Model(Setting setting, bool hasSpare = false, TimeProvider? clock = null)
    {
        var options = new ModelOptions
        {
            Main = new EndpointOptions
            {
                Kind = Enum.Parse<EndpointKind>(setting.Kind.ToString()),
                BaseUrl = _server.BaseUrl(setting.Kind),
                Model = World.Model,
                Key = setting.Kind is ModelKind.OpenAI or ModelKind.Azure ? World.Key : "",
                AcceptsReasoning = setting.AcceptsReasoning,
                FirstByteSeconds = setting.FirstByteSeconds,
                IdleSeconds = 3,
                ContextTokens = setting.ContextTokens,
            },
            Spare = hasSpare ? new EndpointOptions { Kind = EndpointKind.Ollama, BaseUrl = _spare.BaseUrl(ModelKind.Ollama), Model = World.Model } : null,
        };
        clock ??= TimeProvider.System;
        return new StructuredModel(new ModelEndpoints(Options.Create(options), clock), new ModelListener(clock), clock);
    }

    private static ModelQuestion Question() => new()
    {
        Use = ModelUse.Compose,
        Prompt = new Prompt("answer", "0", "Chỉ nói điều có trong đoạn nguồn."),
        Data = Data,
        Format = AnswerForm.Schema(["p1"]),
        MostTokens = 500,
        Check = AnswerForm.Check,
        ConversationId = Guid.Empty,
        CitizenId = "",
        FirstPatience = TimeSpan.FromSeconds(20),
        Patience = TimeSpan.FromSeconds(20),
    };

    private sealed record Setting(ModelKind Kind, bool AcceptsReasoning = false, double FirstByteSeconds = 10, int ContextTokens = 4_000);
}
