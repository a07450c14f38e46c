using ChatAssist.Composing;
using ChatAssist.Fakes.Models;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.Composing;

/// <summary>Budgets, the switch, full places: where a model may not be asked, composed answers go on.</summary>
public sealed class AllowanceTests
{
    private const string HowMuch = "đăng ký tạm trú hết bao nhiêu tiền";

    [Fact]
    public async Task A_citizen_who_has_had_enough_gets_composed_answers_until_midnight()
    {
        await using var town = await StartAsync(("Model:CallsPerCitizenADay", "2"));
        var citizen = await DirectLineCitizen.ArriveAsync(town.Town.Server);
        for (var i = 0; i < 4; i++)
        {
            var answer = await town.Town.AskAsync(citizen, HowMuch);
            Assert.Equal(i < 2, answer.Answer!.Model is not null);
        }

        Assert.Equal(2, town.Town.World.Requests.Count);
        Assert.NotNull((await town.Town.AskAsync(HowMuch)).Answer!.Model);
        town.Town.Server.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotNull((await town.Town.AskAsync(HowMuch)).Answer!.Model);
    }

    [Theory]
    [InlineData("Model:TokensADay", "10")]
    [InlineData("Model:CostADay", "0.0001")]
    public async Task A_day_s_budget_is_everybody_s(string name, string value)
    {
        await using var town = await StartAsync((name, value), ("Model:Main:PricePerMillionTokensIn", "5"), ("Model:Main:PricePerMillionTokensOut", "15"));
        Assert.NotNull((await town.Town.AskAsync(HowMuch)).Answer!.Model);
        var second = await town.Town.AskAsync(HowMuch);
        Assert.Null(second.Answer!.Model);
        Assert.Equal(town.Town.Composed(HowMuch), second.Text);
    }

    [Fact]
    public async Task Turned_off_it_is_asked_nothing_from_the_next_answer_on()
    {
        await using var town = await StartAsync();
        await town.Town.AskAsync(HowMuch);
        await SwitchAsync(town.Town, isOn: false);
        Assert.Null((await town.Town.AskAsync(HowMuch)).Answer!.Model);
        Assert.Single(town.Town.World.Requests);
        await SwitchAsync(town.Town, isOn: true);
        Assert.NotNull((await town.Town.AskAsync(HowMuch)).Answer!.Model);
    }

    [Fact]
    public async Task Where_no_place_is_free_nobody_waits()
    {
        await using var town = await StartAsync(("Model:CallsAtOnce", "1"), ("Model:Main:FirstByteSeconds", "20"));
        town.Town.World.Slowness = TimeSpan.FromSeconds(20);
        town.Town.World.Misbehave(Fault.SlowFirstByte);
        var first = await DirectLineCitizen.ArriveAsync(town.Town.Server);
        await first.SayAsync(HowMuch);
        await Eventually.TrueAsync(() => Task.FromResult(town.Town.World.Requests.Count == 1));
        Assert.Null((await town.Town.AskAsync(HowMuch)).Answer!.Model);
    }

    [Fact]
    public async Task The_spare_endpoint_answers_where_the_main_one_is_gone()
    {
        await using var town = await StartAsync(
            ("Model:Spare:Kind", "OpenAI"), ("Model:Spare:BaseUrl", "{spare}"), ("Model:Spare:Model", World.Model), ("Model:Spare:Key", World.Key));
        _ = town.Town.Server.Running;
        await town.Town.Model.DisposeAsync();
        Assert.Equal("spare", (await town.Town.AskAsync(HowMuch)).Answer!.Model!.Endpoint);
    }

    [Fact]
    public async Task A_server_that_stops_while_the_model_thinks_loses_nothing_and_answers_once_when_it_is_back()
    {
        await using var town = await StartAsync(("Model:Main:FirstByteSeconds", "20"));
        town.Town.World.Slowness = TimeSpan.FromSeconds(20);
        town.Town.World.Misbehave(Fault.SlowFirstByte);
        var citizen = await DirectLineCitizen.ArriveAsync(town.Town.Server);
        await citizen.SayAsync(HowMuch);
        await Eventually.TrueAsync(() => Task.FromResult(town.Town.World.Requests.Count == 1));
        await town.Town.Server.StopAsync();

        await using var db = await town.Town.Server.OpenDatabaseAsync();
        await Eventually.TrueAsync(() => db.Messages.AsNoTracking().AnyAsync(message => message.ReplyTo != null));
        var answer = Assert.Single(await db.Messages.AsNoTracking().Where(message => message.ReplyTo != null).ToListAsync());
        Assert.Equal(AnswerWording.Model, answer.Answer!.Model!.Wording);
    }

    [Fact]
    public async Task Without_settings_no_call_is_made_and_nothing_is_stored_of_it()
    {
        using var server = new ChatServer();
        var citizen = await DirectLineCitizen.ArriveAsync(server);
        await citizen.AskAsync(HowMuch);
        await using var db = await server.OpenDatabaseAsync();
        Assert.False(db.ModelCalls.Any());
        await server.StopAsync();
    }

    private static async Task SwitchAsync(ModelTown town, bool isOn)
    {
        await using var db = await town.Server.OpenDatabaseAsync();
        var now = town.Server.Clock.GetUtcNow();
        db.ModelSwitches.Add(new ModelSwitch { Id = Guid.CreateVersion7(now), At = now, VolunteerId = Guid.NewGuid(), Name = "Lan", IsOn = isOn, Reason = "thử" });
        await db.SaveChangesAsync();
    }

    private static async Task<Running> StartAsync(params (string, string)[] settings) => new(await ModelTown.StartAsync(settings));

    private sealed record Running(ModelTown Town) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Town.DisposeAsync();
            Town.Dispose();
        }
    }
}
