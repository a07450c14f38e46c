using System.Net;
using ChatAssist.Answering;
using ChatAssist.Guides;
using ChatAssist.Handoffs;
using ChatAssist.Tests.Answering;
using ChatAssist.Tests.Guides;
using ChatAssist.Tests.WebChat;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary>A guide that did not ship: begun from the portal's record, written, published, answered from.</summary>
public sealed class NewGuideTests : IAsyncLifetime, IDisposable
{
    private const string Code = "1.777777";
    private const string Path = "guides/khac/1.777777-dang-ky-nuoi-ong-mat.md";

    private readonly TemporaryFolder _folder = new();
    private readonly ChatServer _server = new();

    public NewGuideTests() => _server.Settings["procedures"] = _folder.Write("export-2026-11-01.jsonl", ExportLineBuilder.Line(Code, "Đăng ký nuôi ong mật", detail =>
    {
        ExportLineBuilder.Method("7", "WORKING_DAY", "Nộp: ở xã", """{"type":"FEE","value":12000,"description":"Mỗi đàn: 01 lần"}""")(detail);
        ExportLineBuilder.Case("", ("Đơn \"đăng ký\" nuôi ong: theo mẫu", 1, 0))(detail);
    }) + "\n");

    [Fact]
    public async Task It_is_prefilled_from_the_procedure_and_names_what_only_a_person_can_write()
    {
        var editor = await DeskVolunteer.ArriveAsync(_server, "hoa", Role.Editor);
        var begun = await editor.Browser.GetAsync($"/desk/guides/new?code={Code}");
        Assert.Equal(EditorPages.PageOf(Path), begun.Headers.Location?.OriginalString);
        var page = await editor.ReadAsync(EditorPages.PageOf(Path));
        Assert.Contains("name: Đăng ký nuôi ong mật", page, StringComparison.Ordinal);
        Assert.Contains("amount: 12000", page, StringComparison.Ordinal);
        Assert.Contains("Còn thiếu `summary`, hoặc đang để trống", page, StringComparison.Ordinal);
        Assert.Contains("Đăng ký nuôi ong mật", await editor.ReadAsync("/desk/guides/new?q=nuoi+ong+mat"), StringComparison.Ordinal);
        Assert.Contains("Không thấy thủ tục nào", await editor.ReadAsync("/desk/guides/new?code=1.999999"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.Browser.GetAsync(EditorPages.PageOf("guides/khac/1.777777-ten-khac.md"))).StatusCode);
    }

    [Fact]
    public async Task Written_and_published_by_a_second_person_it_is_answered_from()
    {
        var author = await DeskVolunteer.ArriveAsync(_server, "hoa", Role.Editor);
        var second = await DeskVolunteer.ArriveAsync(_server, "binh", Role.Editor);
        var text = Skeleton();
        Assert.Contains("Đã lưu bản nháp số 1", await author.SaveAsync(Path, 0, text), StringComparison.Ordinal);
        Assert.Contains("bài mới, người dân chưa thấy", await second.ReadAsync("/desk/guides?q=ong"), StringComparison.Ordinal);
        Assert.Contains("Bài còn lỗi nên chưa đăng được", await second.PublishAsync(Path, 1), StringComparison.Ordinal);
        var whole = text.Replace("summary: \"\"", "summary: Nuôi ong thì báo xã. Ai nuôi cũng làm được.", StringComparison.Ordinal)
            .Replace("received_by: [ward]\n    authorities: []\n    where: \"\"", "received_by: [ward]\n    authorities: [Ủy ban nhân dân cấp xã]\n    where: Ủy ban nhân dân xã", StringComparison.Ordinal)
            .Replace("fields: []", "fields: [Chăn nuôi]", StringComparison.Ordinal);
        Assert.Contains("Không thấy lỗi nào", await author.SaveAsync(Path, 1, whole), StringComparison.Ordinal);
        Assert.Contains("Đã đăng bản số 2", await second.PublishAsync(Path, 2), StringComparison.Ordinal);
        var live = _server.Running.Services.GetRequiredService<LiveAssistant>().Current;
        Assert.Equal(Path, live.Knowledge.GuideOf(Code)?.Path);
        Assert.Equal(AnswerStatus.AnsweredFromGuide, live.Ask("đăng ký nuôi ong mật hết bao nhiêu tiền").Status);
        var again = await author.Browser.GetAsync($"/desk/guides/new?code={Code}");
        Assert.Equal(EditorPages.PageOf(Path), again.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Questions_that_come_along_stand_among_the_ways_people_ask_and_are_not_saved_by_looking()
    {
        var editor = await DeskVolunteer.ArriveAsync(_server, "hoa", Role.Editor);
        var page = await editor.ReadAsync(EditorPages.PageOf(Path) + "&add=" + Uri.EscapeDataString("nuôi ong: báo ai, số 0905123456") + "&add=" + Uri.EscapeDataString("nuôi ong báo ai"));
        Assert.Contains("questions:\n  - ", page, StringComparison.Ordinal);
        Assert.Contains("- nuôi ong báo ai\n", page, StringComparison.Ordinal);
        Assert.DoesNotContain("0905123456", page, StringComparison.Ordinal);
        Assert.Contains("Chưa có bản nào", page, StringComparison.Ordinal);
    }

    [ExportFact]
    public void Every_procedure_of_the_country_makes_a_readable_skeleton()
    {
        var broken = new List<string>();
        foreach (var procedure in Assistants.National.Knowledge.Procedures)
        {
            var problems = new List<Problem>();
            var path = GuideSkeleton.PathOf(procedure);
            GuideFile.Parse(GuideSkeleton.Of(procedure, new DateOnly(2026, 11, 23)).Replace("summary: \"\"", "summary: Một câu.", StringComparison.Ordinal), path, problems);
            broken.AddRange(problems.Select(problem => problem.ToString()));
            Assert.True(GuideExport.IsPage(path) && GuideSkeleton.CodeIn(path) == procedure.Code, path);
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken.Take(10)));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _server.StopAsync();

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    private string Skeleton()
    {
        var knowledge = _server.Running.Services.GetRequiredService<LiveAssistant>().Current.Knowledge;
        return GuideSkeleton.Of(knowledge.Find(Code)!, DateOnly.FromDateTime(_server.Clock.GetUtcNow().DateTime));
    }
}
