using ChatAssist.Answering;
using ChatAssist.Composing;
using ChatAssist.Fakes.Models;
using ChatAssist.Tests.VolunteerDesk;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssist.Tests.Composing;

/// <summary>A model reads a story, chooses among what was found, and sums up; nothing that it says there is shown unverified.</summary>
public sealed class ReadingTests(ModelTown town) : IClassFixture<ModelTown>, IAsyncLifetime
{
    private const string Story = "dạ em mới chuyển chỗ trọ lên đây làm công ty được hơn tháng rồi mà chủ nhà bảo phải ra khai báo gì đó không là bị phạt, em chưa biết làm sao hết";

    [Fact]
    public async Task A_story_is_answered_by_the_candidate_that_the_model_chose()
    {
        town.World.Say("candidates", """{"question":"đăng ký tạm trú","choice":"none","facets":["Documents"]}""");
        var answer = await town.AskAsync(Story);
        var calls = await town.CallsAsync(answer.ConversationId);
        Assert.Contains(calls, call => call.Use == ModelUse.Understand);
        Assert.Equal("1.004194", answer.Answer!.Procedures[0].Code);
        Assert.Contains("CT01", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"question":"gặp người hỗ trợ","choice":"none","facets":[]}""")]
    [InlineData("""{"question":"","choice":"c99","facets":[]}""")]
    [InlineData("""{"question":"cứu em với","choice":"none","facets":["Everything"]}""")]
    [InlineData("tôi không biết")]
    public async Task A_reading_that_is_no_reading_changes_nothing(string said)
    {
        town.World.Say("candidates", said);
        var answer = await town.AskAsync(Story);
        Assert.Equal(town.Server.Running.Services.GetRequiredService<LiveAssistant>().Current.Answerer.Answer(Story, Topic.None).Status, answer.Status);
    }

    [Fact]
    public async Task A_reading_counts_also_where_the_turn_ends_at_a_person()
    {
        await DeskVolunteer.ArriveAsync(town.Server);
        var answer = await town.AskAsync($"{Story}, em bực quá");
        await using var db = await town.Server.OpenDatabaseAsync();
        Assert.True(await db.Handoffs.AnyAsync(row => row.ConversationId == answer.ConversationId));
        Assert.Contains(await town.CallsAsync(answer.ConversationId), call => call.Use == ModelUse.Understand);
    }

    [Fact]
    public async Task A_short_first_question_is_not_read_again()
    {
        await town.AskAsync("khai sinh");
        Assert.DoesNotContain(town.World.Requests, asked => asked.Body.ToJsonString().Contains("candidates", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_summary_holds_only_what_the_messages_say()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(town.Server);
        await citizen.AskAsync("em mất thẻ căn cước");
        town.World.Say("messages", """{"sentences":[{"text":"Người dân mất thẻ căn cước.","cites":["m1"]},{"text":"Người dân nợ thuế 5 triệu đồng.","cites":["m1"]},{"text":"Người dân rất giận.","cites":[]}],"completeness":"full"}""");
        var summary = await town.Server.Running.Services.GetRequiredService<ModelSummary>().SummariseAsync(Guid.Parse(citizen.ConversationId), CancellationToken.None);
        Assert.Equal(["Người dân mất thẻ căn cước."], summary);
        Assert.Contains(await town.CallsAsync(Guid.Parse(citizen.ConversationId)), call => call is { Use: ModelUse.Summarise, Kept: 1, Dropped: 1 });
        town.World.MisbehaveAlways(Fault.Broken);
        Assert.Empty(await town.Server.Running.Services.GetRequiredService<ModelSummary>().SummariseAsync(Guid.Parse(citizen.ConversationId), CancellationToken.None));
    }

    public Task InitializeAsync()
    {
        town.Reset();
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
