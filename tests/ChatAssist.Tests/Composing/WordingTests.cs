using ChatAssist.Composing;
using ChatAssist.Conversations;
using ChatAssist.Fakes.Models;
using ChatAssist.Tests.WebChat;

namespace ChatAssist.Tests.Composing;

/// <summary>A model's words reach a citizen only where the passages say them; else the composed answer does.</summary>
public sealed class WordingTests(ModelTown town) : IClassFixture<ModelTown>, IAsyncLifetime
{
    private const string HowMuch = "dang ky tam tru het bao nhieu tien";
    private const string Both = """
        {"text":"Anh/chị nộp trực tuyến thì lệ phí là 7.000 đồng cho cá nhân, hộ gia đình mỗi lần đăng ký, rẻ hơn 8.000 đồng.","cites":["p1"]},
        {"text":"Còn nộp trực tiếp thì cá nhân, hộ gia đình đóng 15.000 đồng mỗi lần đăng ký.","cites":["p1"]},
        {"text":"• Đăng ký theo danh sách mà nộp trực tuyến: 5.000 đồng mỗi người một lần, rẻ hơn 5.000 đồng.","cites":["p1"]},
        {"text":"• Đăng ký theo danh sách mà nộp trực tiếp: 10.000 đồng mỗi người một lần.","cites":["p1"]},
        {"text":"Một số trường hợp được miễn.","cites":["p1"]}
        """;

    [Fact]
    public async Task Sentences_that_the_passages_say_are_shown_and_stored_with_what_they_cost()
    {
        Say(Both);
        var answer = await town.AskAsync(HowMuch);
        Assert.Contains("Anh/chị nộp trực tuyến thì lệ phí là 7.000 đồng", answer.Text, StringComparison.Ordinal);
        Assert.Equal(AnswerWording.Model, answer.Answer!.Model!.Wording);
        Assert.Equal(5, answer.Answer.Model.Kept);
        Assert.NotEmpty(answer.Answer.Sources);
        var call = Assert.Single(await town.CallsAsync(answer.ConversationId));
        Assert.True(call is { Trouble: null, TokensIn: > 100, TokensOut: > 10, Wording: AnswerWording.Model, Kept: 5, PromptVersion.Length: 12 });
        Assert.Equal(call.PromptVersion, answer.Answer.Model.PromptVersion);
    }

    [Theory]
    [InlineData("""{"text":"Nộp trực tuyến thì lệ phí là 9.000 đồng.","cites":["p1"]},""", "number-not-in-passage")]
    [InlineData("""{"text":"Thủ tục này miễn phí cho mọi người.","cites":["p1"]},""", "condition-dropped")]
    [InlineData("""{"text":"Em cam kết anh/chị chắc chắn được.","cites":["p1"]},""", "promise")]
    [InlineData("""{"text":"Nộp trực tuyến thì lệ phí là 7.000 đồng.","cites":["p9"]},""", "unknown-passage")]
    [InlineData("""{"text":"Nộp trực tuyến thì lệ phí là 7.000 đồng.","cites":[]},""", "no-passage-cited")]
    public async Task A_sentence_that_fails_is_dropped_and_the_rest_stands(string wrong, string why)
    {
        Say(wrong + Both);
        var answer = await town.AskAsync(HowMuch);
        Assert.Equal(AnswerWording.Thinned, answer.Answer!.Model!.Wording);
        Assert.StartsWith(why, Assert.Single(answer.Answer.Model.Refused).Why, StringComparison.Ordinal);
        Assert.DoesNotContain("9.000", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("mọi người", answer.Text, StringComparison.Ordinal);
        Assert.Contains("15.000 đồng", answer.Text, StringComparison.Ordinal);
        Assert.Equal(1, (await town.CallsAsync(answer.ConversationId))[^1].Dropped);
    }

    [Fact]
    public async Task An_answer_that_leaves_something_out_gives_way_to_the_composed_one()
    {
        Say("""{"text":"Nộp trực tuyến thì lệ phí là 7.000 đồng.","cites":["p1"]}""");
        await AssertComposedAsync("left-out");
    }

    [Fact]
    public async Task An_answer_that_calls_itself_partial_gives_way_to_the_composed_one()
    {
        town.World.Say(HowMuch, $$"""{"sentences":[{{Both}}],"completeness":"partial"}""");
        await AssertComposedAsync("not-full");
    }

    [Fact]
    public async Task Nothing_that_identifies_a_citizen_and_no_address_reaches_the_model()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(town.Server);
        await citizen.AskAsync($"tôi tên An, số căn cước 052089001234, điện thoại 0905 123 456, {HowMuch}");
        await citizen.AskAsync("Cổng Dịch vụ công là gì");
        Assert.NotEmpty(town.World.Requests);
        foreach (var request in town.World.Requests.Select(asked => asked.Body.ToJsonString()))
        {
            Assert.DoesNotContain("052089001234", request, StringComparison.Ordinal);
            Assert.DoesNotContain("123 456", request, StringComparison.Ordinal);
            Assert.DoesNotContain("http", request, StringComparison.Ordinal);
            Assert.DoesNotContain(".gov.vn", request, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("cứu em với chồng đánh em")]
    [InlineData("em không muốn sống nữa")]
    [InlineData("con bị xâm hại phải làm sao")]
    [InlineData("xin chào")]
    [InlineData("gặp người hỗ trợ")]
    [InlineData("giá vàng hôm nay")]
    public async Task Danger_small_talk_and_what_is_not_known_are_answered_without_the_model(string message)
    {
        var answer = await town.AskAsync(message);
        Assert.Empty(town.World.Requests);
        Assert.Null(answer.Answer!.Model);
        if (message.Contains("em", StringComparison.Ordinal) || message.Contains("con", StringComparison.Ordinal))
        {
            Assert.Contains("113", answer.Text, StringComparison.Ordinal);
        }
    }

    public static TheoryData<Fault> Faults => [.. Enum.GetValues<Fault>()];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Whatever_the_endpoint_does_a_whole_and_true_answer_comes(Fault fault)
    {
        town.World.Slowness = TimeSpan.FromSeconds(60);
        town.World.MisbehaveAlways(fault);
        var answer = await town.AskAsync(HowMuch);
        Assert.Contains("7.000 đồng", answer.Text, StringComparison.Ordinal);
        Assert.Contains("15.000 đồng", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lorem", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("think", answer.Text, StringComparison.Ordinal);
        Assert.Equal("AnsweredFromGuide", answer.Status.ToString());
        if (answer.Answer!.Model!.Wording == AnswerWording.Composed)
        {
            Assert.Equal(town.Composed(HowMuch), answer.Text);
        }
    }

    public Task InitializeAsync()
    {
        town.Reset();
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private void Say(string sentences) => town.World.Say(HowMuch, $$"""{"sentences":[{{sentences}}],"completeness":"full"}""");

    private async Task AssertComposedAsync(string why)
    {
        var answer = await town.AskAsync(HowMuch);
        Assert.Equal(town.Composed(HowMuch), answer.Text);
        Assert.Equal(AnswerWording.Composed, answer.Answer!.Model!.Wording);
        Assert.StartsWith(why, answer.Answer.Model.Why, StringComparison.Ordinal);
    }
}
