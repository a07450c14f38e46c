using System.Text.RegularExpressions;
using ChatAssist.Answering;
using ChatAssist.Guides;
using ChatAssist.Handoffs;
using ChatAssist.Journeys;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary>What citizens asked in vain comes to the editors, grouped, and becomes drafts.</summary>
public sealed partial class OpenQuestionTests : IAsyncLifetime, IDisposable
{
    private const string Fine = "không đăng ký tạm trú bị phạt mấy triệu";
    private const string Guide = "guides/cu-tru/1.004194-dang-ky-tam-tru.md";

    private readonly ChatServer _server = new();

    [Fact]
    public async Task A_question_about_a_procedure_goes_by_one_tap_to_its_guide_as_one_more_way_to_ask()
    {
        var editor = await DeskVolunteer.ArriveAsync(_server, "hoa", Role.Editor);
        Assert.Contains("Không còn câu nào", await editor.ReadAsync("/desk/questions"), StringComparison.Ordinal);
        await AskAsync(Fine, "UnanswerableFieldEmpty");
        await AskAsync("Không đăng ký tạm trú bị phạt mấy triệu", "UnanswerableFieldEmpty");
        var page = await editor.ReadAsync("/desk/questions");
        Assert.Contains("1.004194 · đã có bài · 2 lượt", page, StringComparison.Ordinal);
        var tap = await editor.Browser.GetAsync(Draft().Match(page).Groups["address"].Value);
        var guide = await editor.ReadAsync(tap.Headers.Location!.OriginalString);
        Assert.Contains("Đã thêm 1 câu của người dân", guide, StringComparison.Ordinal);
        Assert.Matches($@"(?i)  - {Fine}\n", guide);
        Assert.Contains("Thêm dòng", guide, StringComparison.Ordinal);
        await using var db = await _server.OpenDatabaseAsync();
        Assert.False(await db.GuideVersions.AnyAsync());
    }

    [Fact]
    public async Task Nearly_the_same_words_stand_together_other_ones_apart_and_no_number_of_a_person_is_seen()
    {
        var editor = await DeskVolunteer.ArriveAsync(_server, "hoa", Role.Editor);
        await AskAsync("nuôi đà điểu lấy trứng gọi số 0905123456", "UnanswerableNothingFound");
        await AskAsync("nuoi da dieu lay trung", "UnanswerableNothingFound");
        await AskAsync("thả diều sáo buổi tối", "UnanswerableNothingFound");
        await AskAsync("giá vàng hôm nay", "UnanswerableOutOfScope");
        var page = await editor.ReadAsync("/desk/questions");
        Assert.Equal(2, Draft().Count(page));
        Assert.Contains("chưa rõ thủ tục · 2 lượt", page, StringComparison.Ordinal);
        Assert.DoesNotContain("0905123456", page, StringComparison.Ordinal);
        Assert.Contains("Ngoài việc thủ tục (1)", page, StringComparison.Ordinal);
        var found = await editor.ReadAsync(Draft().Match(page).Groups["address"].Value);
        Assert.Contains("Câu người dân đã hỏi", found, StringComparison.Ordinal);
        Assert.Contains("nuoi da dieu lay trung", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_answered_by_now_is_counted_and_not_shown()
    {
        var editor = await DeskVolunteer.ArriveAsync(_server, "hoa", Role.Editor);
        var second = await DeskVolunteer.ArriveAsync(_server, "binh", Role.Editor);
        const string Question = "ngủ nhờ lán công trường có phải báo công an không";
        await AskAsync(Question, "UnanswerableNothingFound");
        Assert.Contains(Question, await editor.ReadAsync("/desk/questions"), StringComparison.Ordinal);
        await editor.SaveAsync(Guide, 0, QuestionLines.Add(EditorPages.ShippedText(Guide), [Question]).Text);
        Assert.Contains("Đã đăng bản số 1", await second.PublishAsync(Guide, 1), StringComparison.Ordinal);
        var page = await editor.ReadAsync("/desk/questions");
        Assert.DoesNotContain(Question, page, StringComparison.Ordinal);
        Assert.Contains("1 câu nay đã trả lời được", page, StringComparison.Ordinal);
        await AskAsync("Ngủ nhờ lán công trường có phải báo công an không?", "AnsweredFromGuide");
    }

    [Fact]
    public async Task A_guided_run_rated_badly_brings_what_was_asked_until_the_guide_is_published_anew()
    {
        var editor = await DeskVolunteer.ArriveAsync(_server, "hoa", Role.Editor);
        var second = await DeskVolunteer.ArriveAsync(_server, "binh", Role.Editor);
        await RateAsync("đăng ký tạm trú cần giấy tờ gì", "5");
        Assert.Contains("Không còn câu nào", await editor.ReadAsync("/desk/questions"), StringComparison.Ordinal);
        await RateAsync("làm tạm trú trên VNeID như thế nào", "1");
        var page = await editor.ReadAsync("/desk/questions");
        Assert.Contains("1 lượt, trong đó 1 lượt chấm điểm thấp", page, StringComparison.Ordinal);
        Assert.Contains("làm tạm trú trên VNeID như thế nào", page, StringComparison.Ordinal);

        _server.Clock.Advance(TimeSpan.FromMinutes(1));
        await editor.SaveAsync(Guide, 0, EditorPages.ShippedText(Guide) + "\n");
        Assert.Contains("Đã đăng bản số 1", await second.PublishAsync(Guide, 1), StringComparison.Ordinal);
        Assert.Contains("Không còn câu nào", await editor.ReadAsync("/desk/questions"), StringComparison.Ordinal);
    }

    [SqliteFact]
    public async Task The_list_reads_the_indexes_made_for_it_and_not_every_message()
    {
        await using var db = await _server.OpenDatabaseAsync();
        var since = _server.Clock.GetUtcNow();
        var declined = db.Messages.Where(row => row.ReceivedAt >= since
            && (row.Status == AnswerStatus.UnanswerableNothingFound || row.Status == AnswerStatus.UnanswerableOutOfScope || row.Status == AnswerStatus.UnanswerableFieldEmpty));
        Assert.Contains("IX_messages_unanswered", await PlanAsync(db, declined.ToQueryString()), StringComparison.Ordinal);
        Assert.Contains("IX_messages_rating", await PlanAsync(db, db.Messages.Where(row => row.ReceivedAt >= since && row.Rating != null && row.Rating <= 2).ToQueryString()), StringComparison.Ordinal);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _server.StopAsync();

    public void Dispose() => _server.Dispose();

    private static async Task<string> PlanAsync(ChatAssistDb db, string query)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        // The parameters stand above the query as comments and settings of the shell.
        command.CommandText = "EXPLAIN QUERY PLAN " + query[query.IndexOf("SELECT", StringComparison.Ordinal)..].Replace("@since", "'2026-01-01'", StringComparison.Ordinal);
        await using var rows = await command.ExecuteReaderAsync();
        var plan = "";
        while (await rows.ReadAsync())
        {
            plan += rows.GetString(3) + "\n";
        }

        return plan;
    }

    private async Task AskAsync(string question, string status)
    {
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        Assert.Equal(status, DirectLineCitizen.StatusOf((await citizen.AskAsync(question))[^1]));
    }

    private async Task RateAsync(string question, string rating)
    {
        var texts = JourneyTexts.Load(Path.Combine(Assistant.ShippedFolder, "journeys.yaml"));
        var steps = JourneyPlan.Of(_server.Running.Services.GetRequiredService<LiveAssistant>().Current.Knowledge, texts, "1.004194")!.Steps.Count;
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        await citizen.AskAsync(question);
        await citizen.AskAsync(JourneyTexts.StartButton);
        for (var step = 1; step < steps; step++)
        {
            await citizen.AskAsync(texts.Button(JourneyWord.Skip));
        }

        await citizen.AskAsync(rating);
    }

    [GeneratedRegex(@"class=""quiet"" href=""(?<address>/desk/guides/new[^""]+)""", RegexOptions.None)]
    private static partial Regex Draft();
}
