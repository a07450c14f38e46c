using System.Net;
using ChatAssist.Composing;
using ChatAssist.Fakes.Models;
using ChatAssist.Handoffs;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.VolunteerDesk;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssist.Tests.Composing;

/// <summary>What an administrator sees of the model, and the switch.</summary>
public sealed class ModelPageTests
{
    private const string HowMuch = "đăng ký tạm trú hết bao nhiêu tiền";

    [Fact]
    public async Task The_switch_wants_a_reason_works_from_the_next_answer_on_and_is_kept_in_the_log()
    {
        var town = await ModelTown.StartAsync();
        var administrator = await DeskVolunteer.ArriveAsync(town.Server, "quan-tri", Role.Administrator);
        Assert.Equal(HttpStatusCode.OK, (await administrator.SubmitAsync("/desk/model", "/desk/model", ("isOn", "false"), ("reason", " "))).StatusCode);
        await town.AskAsync(HowMuch);
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.SubmitAsync("/desk/model", "/desk/model", ("isOn", "false"), ("reason", "Trả lời dài quá"))).StatusCode);
        Assert.Null((await town.AskAsync(HowMuch)).Answer!.Model);
        Assert.Single(town.World.Requests);

        var page = await administrator.Browser.GetStringAsync("/desk/model");
        Assert.Contains("Trả lời dài quá", page, StringComparison.Ordinal);
        Assert.Contains("<strong>tắt</strong>", page, StringComparison.Ordinal);
        Assert.Contains(World.Model, page, StringComparison.Ordinal);
        Assert.Contains("Viết câu trả lời", page, StringComparison.Ordinal);
        Assert.DoesNotContain(World.Key, page, StringComparison.Ordinal);
        await town.DisposeAsync();
        town.Dispose();
    }

    [Fact]
    public async Task At_the_start_an_endpoint_is_asked_until_it_has_loaded_and_what_it_can_do_is_learnt()
    {
        var town = new ModelTown { Settings = { ["Model:ProbesAtStart"] = "true", ["Model:Main:FirstByteSeconds"] = "30" } };
        town.World.IsReasoning = true;
        town.World.Misbehave(Fault.NoJsonSchema);
        await town.InitializeAsync();
        var endpoint = town.Server.Running.Services.GetRequiredService<ModelEndpoints>().All[0];
        await Eventually.TrueAsync(() => Task.FromResult(endpoint.Capabilities is { ProbedAt: not null, Trouble: "" }));
        Assert.True(endpoint.Capabilities is { Rung: Rung.JsonObject, Temperature: false, TokenLimitField: "max_completion_tokens" });
        Assert.Equal(AnswerWording.Model, (await town.AskAsync(HowMuch)).Answer!.Model!.Wording);
        await town.DisposeAsync();
        town.Dispose();
    }
}
