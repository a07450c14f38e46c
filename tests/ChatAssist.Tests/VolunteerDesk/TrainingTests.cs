using System.Net;
using System.Text.RegularExpressions;
using ChatAssist.Answering;
using ChatAssist.Tests.WebChat;
using ChatAssist.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary>Practising on made-up citizens: the coach is fair, and nothing counts.</summary>
public sealed partial class TrainingTests : IAsyncLifetime, IDisposable
{
    private readonly ChatServer _server = new();

    public static TheoryData<string> Names => [.. TrainingScene.LoadAll(Folder).Select(scene => scene.Name)];

    private static string Folder => Path.Combine(Assistant.ShippedFolder, "training");

    [Fact]
    public void There_is_somebody_to_practise_on() => Assert.InRange(TrainingScene.LoadAll(Folder).Count, 8, 100);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_good_answers_are_true_today_and_the_coach_finds_nothing_to_mend(string name)
    {
        var scene = TrainingScene.LoadAll(Folder).Single(one => one.Name == name);
        Assert.NotNull(_server.Running.Services.GetRequiredService<LiveAssistant>().Current.Knowledge.Find(scene.Code));
        Assert.All(scene.Turns, turn => Assert.Equal([], Coach.Judge(scene, turn, turn.Good, TimeSpan.FromSeconds(40), isFirst: ReferenceEquals(turn, scene.Turns[0])).Better));
    }

    [Theory]
    [InlineData("Dạ chị cần tờ khai CT01 và giấy tờ chỗ ở hợp pháp, lệ phí 9.000 đồng ạ.", 30, "không khớp với hướng dẫn")]
    [InlineData("Dạ chị cần tờ khai CT01 ạ.", 30, "Còn thiếu: giấy tờ chỗ ở hợp pháp")]
    [InlineData("Cần CT01, giấy tờ chỗ ở hợp pháp.", 30, "Mở đầu bằng một lời chào")]
    [InlineData("Dạ chị không đọc kỹ à, CT01 và giấy tờ chỗ ở hợp pháp.", 30, "nghe như trách")]
    [InlineData("Dạ chị gửi em mật khẩu VNeID, CT01 và giấy tờ chỗ ở hợp pháp.", 30, "không bao giờ cần")]
    [InlineData("Dạ chị cần tờ khai CT01 và giấy tờ chỗ ở hợp pháp ạ.", 200, "được hứa 2 phút")]
    public void What_could_be_better_is_said(string answer, int seconds, string advice)
    {
        var scene = TrainingScene.LoadAll(Folder).Single(one => one.Name == "tam-tru");
        Assert.Contains(advice, string.Join('\n', Coach.Judge(scene, scene.Turns[0], answer, TimeSpan.FromSeconds(seconds), isFirst: true).Better), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scene_is_gone_through_on_the_page_by_the_server_s_own_clock_and_nothing_is_stored()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        var page = await volunteer.Browser.GetStringAsync("/desk/training?scene=tam-tru");
        Assert.Contains("em oi chi moi thue tro", page, StringComparison.Ordinal);
        _server.Clock.Advance(TimeSpan.FromMinutes(3));
        page = await AnswerAsync(volunteer, page, "Dạ chị cần tờ khai CT01 và giấy tờ chỗ ở hợp pháp ạ. <b>x</b>");
        Assert.Contains("Trả lời sau 3 phút", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>x</b>", page, StringComparison.Ordinal);
        page = await AnswerAsync(volunteer, page, "Dạ 7.000 đồng chị ạ");
        page = await AnswerAsync(volunteer, page, "Dạ 3 ngày làm việc chị ạ");
        Assert.Contains("tập lại", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await volunteer.SubmitAsync("/desk/training", "/desk/training", ("run", "forged"), ("answer", "x"))).StatusCode);
        await using var db = await _server.OpenDatabaseAsync();
        Assert.Equal((0, 0, 0), (await db.Conversations.CountAsync(), await db.Messages.CountAsync(), await db.Outcomes.CountAsync()));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _server.StopAsync();

    public void Dispose() => _server.Dispose();

    private TrainingCoach Coach => _server.Running.Services.GetRequiredService<TrainingCoach>();

    private static async Task<string> AnswerAsync(DeskVolunteer volunteer, string page, string answer) => await (await volunteer.PostAsync(
        "/desk/training", Token().Match(page).Groups[1].Value, isScript: false, ("run", Run().Match(page).Groups[1].Value), ("answer", answer))).Content.ReadAsStringAsync();

    [GeneratedRegex("name=\"run\" value=\"([^\"]+)\"")]
    private static partial Regex Run();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
