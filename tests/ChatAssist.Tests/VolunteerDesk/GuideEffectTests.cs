using System.Net;
using ChatAssist.Handoffs;
using ChatAssist.Tests.WebChat;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary>Before publishing one sees which answers change.</summary>
public sealed class GuideEffectTests : IAsyncLifetime, IDisposable
{
    private const string Guide = "guides/cu-tru/1.004194-dang-ky-tam-tru.md";

    private readonly ChatServer _server = new();

    [Fact]
    public async Task A_changed_fact_shows_the_questions_that_it_changes_with_the_words_before_and_after()
    {
        var author = await DeskVolunteer.ArriveAsync(_server, "hoa", Role.Editor);
        await author.SaveAsync(Guide, 0, EditorPages.ShippedText(Guide).Replace("where: ", "where: Nhà văn hóa thôn, ", StringComparison.Ordinal));
        Assert.Contains($"data-part=\"{Effect}", await author.ReadAsync(EditorPages.PageOf(Guide)), StringComparison.Ordinal);
        var table = await author.ReadAsync($"{Effect}&number=1");
        Assert.Matches(@"Đã hỏi thử \d{4,} câu: \d+ câu trả lời đổi", table.Replace(".", "", StringComparison.Ordinal));
        Assert.DoesNotContain("đúng thành sai", table, StringComparison.Ordinal);
        var after = table.Split("data-name=\"Sau khi đăng\"")[1..];
        Assert.Contains(after, cell => cell.Contains("Nhà văn hóa thôn", StringComparison.Ordinal));
        Assert.DoesNotContain("<main", await author.ReadAsync($"{Effect}&number=1&part=true"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_answered_rightly_and_would_not_be_stands_first()
    {
        var author = await DeskVolunteer.ArriveAsync(_server, "hoa", Role.Editor);
        await author.SaveAsync(Guide, 0, EditorPages.ShippedText(Guide).Replace("\"1.004194\"", "\"9.004194\"", StringComparison.Ordinal));
        var table = await author.ReadAsync($"{Effect}&number=1");
        Assert.Contains("câu đang đúng sẽ thành sai", table, StringComparison.Ordinal);
        Assert.Contains("đúng thành sai", table.Split("<th scope=\"row\">")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_says_the_same_changes_no_answer()
    {
        var author = await DeskVolunteer.ArriveAsync(_server, "hoa", Role.Editor);
        await author.SaveAsync(Guide, 0, EditorPages.ShippedText(Guide) + "\n");
        Assert.Contains("không câu trả lời nào đổi", await author.ReadAsync($"{Effect}&number=1"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await author.Browser.GetAsync($"{Effect}&number=2")).StatusCode);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _server.StopAsync();

    public void Dispose() => _server.Dispose();

    private static string Effect => $"/desk/guides/effect?path={Uri.EscapeDataString(Guide)}";
}
