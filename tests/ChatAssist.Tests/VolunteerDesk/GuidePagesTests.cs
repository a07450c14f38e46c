using System.Net;
using ChatAssist.Answering;
using ChatAssist.Handoffs;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.WebChat;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary>Editors write, a second one publishes, and citizens on every node get it.</summary>
public sealed class GuidePagesTests : IAsyncLifetime, IDisposable
{
    private const string Path = "concepts/tai-khoan-vneid.md";
    private const string Page = "/desk/guides/page?path=concepts%2Ftai-khoan-vneid.md";

    private readonly TestDatabase _database = TestDatabase.Create();
    private readonly ChatServer _server;
    private readonly ChatServer _other;

    public GuidePagesTests() => (_server, _other) = (new ChatServer(_database), new ChatServer(_database));

    [Fact]
    public async Task A_draft_is_published_by_a_second_person_only_and_then_on_every_node()
    {
        var author = await DeskVolunteer.ArriveAsync(_server, "hoa", Role.Editor);
        var second = await DeskVolunteer.ArriveAsync(_server, "binh", Role.Editor);
        Assert.DoesNotContain("Chữ mới", TitleOn(_other), StringComparison.Ordinal);
        await SaveAsync(author, 0, Changed("Chữ mới của tổ"));
        Assert.Contains("Có bản nháp của Hoa", await ReadAsync(second, "/desk/guides?q=vneid"), StringComparison.Ordinal);
        Assert.Contains("chính anh/chị viết", await PublishAsync(author, 1), StringComparison.Ordinal);
        Assert.DoesNotContain("Chữ mới", TitleOn(_server), StringComparison.Ordinal);
        Assert.Contains("Đã đăng bản số 1", await PublishAsync(second, 1), StringComparison.Ordinal);
        Assert.Equal("Chữ mới của tổ", TitleOn(_server));
        await Eventually.TrueAsync(() => Task.FromResult(TitleOn(_other) == "Chữ mới của tổ"));
    }

    [Fact]
    public async Task Of_two_editors_at_once_the_second_is_told_and_loses_nothing()
    {
        var first = await DeskVolunteer.ArriveAsync(_server, "hoa", Role.Editor);
        var second = await DeskVolunteer.ArriveAsync(_server, "binh", Role.Editor);
        await SaveAsync(first, 0, Changed("Của Hoa"));
        var told = await SaveAsync(second, 0, Changed("Của Bình"));
        Assert.Contains("Hoa vừa lưu bản số 1", told, StringComparison.Ordinal);
        Assert.Contains("title: Của Bình", told, StringComparison.Ordinal);
        Assert.Contains("title: Của Hoa", told, StringComparison.Ordinal);
        Assert.Contains("Đã lưu bản nháp số 2", await SaveAsync(second, 1, Changed("Của Bình")), StringComparison.Ordinal);
        Assert.Contains("title: Của Hoa", await ReadAsync(second, Page + "&number=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_draft_is_kept_but_not_published_and_names_its_line()
    {
        var author = await DeskVolunteer.ArriveAsync(_server, "hoa", Role.Editor);
        var second = await DeskVolunteer.ArriveAsync(_server, "binh", Role.Editor);
        Assert.Contains("<strong>Dòng 2</strong>", await SaveAsync(author, 0, "---\nlạ: có\n---\n"), StringComparison.Ordinal);
        Assert.Contains("Bài còn lỗi nên chưa đăng được", await PublishAsync(second, 1), StringComparison.Ordinal);
        Assert.NotEqual("", TitleOn(_server));
    }

    [Fact]
    public async Task A_guide_far_too_long_is_refused_with_words()
    {
        var author = await DeskVolunteer.ArriveAsync(_server, "hoa", Role.Editor);
        var told = await SaveAsync(author, 0, new string('a', 1024 * 1024));
        Assert.Contains("quá dài cho một hướng dẫn", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Bản số 1<", await ReadAsync(author, Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_markup_stays_text_and_a_link_that_runs_is_a_problem()
    {
        var author = await DeskVolunteer.ArriveAsync(_server, "hoa", Role.Editor);
        var raw = await RawAsync(author, 0, Changed("<script>alert(1)</script><svg onload=alert(2)>") + "\n[bấm](javascript:alert(3))\n");
        Assert.DoesNotContain("<script>alert", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg onload", raw, StringComparison.Ordinal);
        Assert.Contains("javascript:alert(3", WebUtility.HtmlDecode(raw).Split("id=\"text\"")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_pages_of_the_knowledge_base_are_opened()
    {
        var author = await DeskVolunteer.ArriveAsync(_server, "hoa", Role.Editor);
        Assert.Equal(HttpStatusCode.NotFound, (await author.Browser.GetAsync("/desk/guides/page?path=..%2Fprovince.yaml")).StatusCode);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _server.StopAsync();
        await _other.StopAsync();
    }

    public void Dispose()
    {
        _server.Dispose();
        _other.Dispose();
        _database.Dispose();
    }

    private static string Changed(string title)
    {
        var lines = File.ReadAllLines(System.IO.Path.Combine(Assistant.ShippedFolder, Path));
        lines[Array.FindIndex(lines, line => line.StartsWith("title:", StringComparison.Ordinal))] = $"title: {title}";
        return string.Join('\n', lines);
    }

    private static string TitleOn(ChatServer server) =>
        server.Running.Services.GetRequiredService<LiveAssistant>().Current.Knowledge.Concepts.FirstOrDefault(concept => concept.Path == Path)?.Title ?? "";

    private static async Task<string> ReadAsync(DeskVolunteer editor, string address) => WebUtility.HtmlDecode(await editor.Browser.GetStringAsync(address));

    private static async Task<string> RawAsync(DeskVolunteer editor, int basedOn, string text) =>
        await (await editor.SubmitAsync(Page, Page, ("basedOn", $"{basedOn}"), ("text", text), ("act", "save"))).Content.ReadAsStringAsync();

    private static async Task<string> SaveAsync(DeskVolunteer editor, int basedOn, string text) => WebUtility.HtmlDecode(await RawAsync(editor, basedOn, text));

    private static async Task<string> PublishAsync(DeskVolunteer editor, int number) =>
        WebUtility.HtmlDecode(await (await editor.SubmitAsync(Page, Page + "&handler=Publish", ("number", $"{number}"))).Content.ReadAsStringAsync());
}
