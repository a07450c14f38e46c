using System.Text.Json.Nodes;
using ChatAssist.Answering;
using ChatAssist.Conversations;
using ChatAssist.Fakes.Zalo;
using ChatAssist.Handoffs;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.Guides;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.Zalo;

/// <summary>All that can happen at Zalo besides words: pictures, places, officers who answer there, messages that come late.</summary>
public sealed class EventTests : IAsyncLifetime
{
    private ZaloTown _town = null!;

    public async Task InitializeAsync() => _town = await ZaloTown.StartAsync(isConnected: true, ("Conversations:IdleMinutes", "0"));

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Theory]
    [InlineData("image")]
    [InlineData("file")]
    [InlineData("audio")]
    [InlineData("video")]
    [InlineData("business_card")]
    public async Task What_cannot_be_read_is_said_so_and_volunteers_can_open_it(string kind)
    {
        _town.Zalo.Phone.SendAttachment(ZaloTown.Citizen, kind);
        await _town.UntilAnswersAsync(2);
        Assert.Contains("Em chưa xem được", _town.Answers()[1].Text, StringComparison.Ordinal);
        var message = (await _town.TranscriptAsync()).Single(row => row.Author == MessageAuthor.Citizen);
        Assert.Equal(1, message.Attachments);
        Assert.Equal($"https://example.org/{kind}/1", (string?)JsonNode.Parse(message.Payload!)!["attachments"]![0]!["fileAddress"]);
    }

    [Fact]
    public async Task A_sticker_gets_a_kind_word_and_a_link_is_read_by_its_words()
    {
        _town.Zalo.Phone.SendAttachment(ZaloTown.Citizen, "sticker");
        await _town.UntilAnswersAsync(2);
        Assert.Contains("em nhận được rồi", _town.Answers()[1].Text, StringComparison.Ordinal);
        _town.Zalo.Phone.SendAttachment(ZaloTown.Citizen, "link", "đăng ký tạm trú");
        await _town.UntilAnswersAsync(3);
        Assert.Contains("tạm trú", _town.Answers()[2].Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_place_without_a_list_of_places_is_told_so_and_where_the_citizen_is_is_not_kept()
    {
        _town.Zalo.Phone.SendLocation(ZaloTown.Citizen, 13.98331234, 108.00771234, "Nhà tôi");
        await _town.UntilAnswersAsync(2);
        Assert.Contains("Em chưa có danh sách nơi nhận hồ sơ", _town.Answers()[1].Text, StringComparison.Ordinal);
        Assert.False(await _town.Database.ContainsAsync("13.9833"));
    }

    [Fact]
    public async Task A_place_gets_the_nearest_places_to_file_nearest_first()
    {
        using var folder = new TemporaryFolder();
        CopyKnowledge(Assistant.ShippedFolder, folder.Path);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "places.yaml"), """
            - { name: Trung tâm Xa, address: 1 Đường Xa, latitude: 13.77, longitude: 109.22, source: thử nghiệm, date: 2026-11-01 }
            - { name: Trung tâm Gần, address: 2 Đường Gần, latitude: 13.985, longitude: 108.005, source: thử nghiệm, date: 2026-11-01 }
            """);
        await using var town = await ZaloTown.StartAsync(isConnected: true, ("knowledge-base", folder.Path));
        town.Zalo.Phone.SendLocation(ZaloTown.Citizen, 13.98, 108.00);
        await town.UntilAnswersAsync(2);
        var text = town.Answers()[1].Text;
        Assert.Contains("• Trung tâm Gần, 2 Đường Gần: cách khoảng 800 m (theo thử nghiệm, 1/11/2026)\n• Trung tâm Xa, 1 Đường Xa: cách khoảng 134 km", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_an_officer_answers_in_Zalos_console_the_assistant_falls_silent_for_a_while_and_the_desk_is_told()
    {
        await _town.AskAsync("cảm ơn", answers: 2);
        _town.Zalo.Phone.AnswerByOfficer(ZaloTown.Citizen, "Chào anh, anh gọi số 0912345678 nhé");
        await Eventually.TrueAsync(async () => (await HandoffsAsync()).Count == 1);
        Assert.Equal(HandoffReason.AnsweredElsewhere, (await HandoffsAsync())[0].Reason);
        _town.Zalo.Phone.Say(ZaloTown.Citizen, "vâng cảm ơn em");
        _town.Zalo.Phone.AnswerByOfficer(ZaloTown.Citizen, "Không có gì ạ");
        await _town.SettleAsync();
        var transcript = await _town.TranscriptAsync();
        Assert.Equal(6, transcript.Count);
        Assert.Equal(2, transcript.Count(message => message.Author == MessageAuthor.Volunteer));
        Assert.False(await _town.Database.ContainsAsync("0912345678"));
        Assert.Single(await HandoffsAsync());
        Assert.Equal(4, _town.Answers().Count);

        _town.Advance(TimeSpan.FromMinutes(61));
        Assert.Contains("tạm trú", (await _town.AskAsync("đăng ký tạm trú"))[0].Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Our_own_words_that_come_back_change_nothing()
    {
        await _town.AskAsync("cảm ơn", answers: 2);
        await _town.SettleAsync();
        Assert.Contains(_town.Zalo.Webhooks.Log, call => call is { Event: "oa_send_text", Status: 200 });
        Assert.Equal(3, (await _town.TranscriptAsync()).Count);
        Assert.Single(await _town.AskAsync("chào em"));
    }

    [Theory]
    [InlineData(40, "Em xin lỗi vì trả lời muộn", 3, false)]
    [InlineData(25 * 60, "Em đã chuyển cho người hỗ trợ", 2, true)]
    public async Task What_comes_late_gets_an_apology_or_a_person(int minutes, string said, int answers, bool person)
    {
        var at = _town.Node.Clock.GetUtcNow() - TimeSpan.FromMinutes(minutes);
        _town.Zalo.World.TalkOf(World.OaId, ZaloTown.Citizen).LastInteraction = at;
        Assert.Equal(200, await _town.PostAsync(ZaloTown.TextEvent("m-late", "đăng ký tạm trú", at)));
        await _town.SettleAsync();
        Assert.Equal(answers, _town.Answers().Count);
        Assert.Contains(said, _town.Answers()[1].Text, StringComparison.Ordinal);
        Assert.Equal(person ? [HandoffReason.TooLate] : [], (await HandoffsAsync()).Select(handoff => handoff.Reason));
        // The window is Zalo's, from when it was said, not from when it came.
        await using var db = await _town.Node.OpenDatabaseAsync();
        Assert.InRange((at - (await db.Conversations.SingleAsync()).LastInteractionAt!.Value).Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Who_follows_is_greeted_once_and_who_shares_contacts_is_thanked()
    {
        _town.Zalo.Phone.Follow(ZaloTown.Citizen);
        _town.Zalo.Phone.Follow(ZaloTown.Citizen, follows: false);
        _town.Zalo.Phone.Follow(ZaloTown.Citizen);
        _town.Zalo.Phone.ShareInfo(ZaloTown.Citizen);
        await _town.UntilAnswersAsync(2);
        await _town.SettleAsync();
        Assert.Equal(2, _town.Answers().Count);
        Assert.Contains("Em đã nhận thông tin", _town.Answers()[1].Text, StringComparison.Ordinal);
        Assert.False(await _town.Database.ContainsAsync("84901234567"));
    }

    [Fact]
    public async Task A_receipt_by_reaction_where_the_province_wants_it()
    {
        await using var town = await ZaloTown.StartAsync(isConnected: true, ("Zalo:ReceiptIcon", "/-strong"));
        await town.AskAsync("cảm ơn", answers: 2);
        await Eventually.TrueAsync(() => Task.FromResult(town.Zalo.World.Shown(ZaloTown.Citizen)[0].Reactions.Contains("/-strong")));
    }

    [Fact]
    public async Task Two_accounts_are_two_conversations_each_with_its_own_token()
    {
        const string Other = "900000000000000002";
        await using var town = await ZaloTown.StartAsync(
            isConnected: true,
            ("Zalo:Accounts:1:OaId", Other), ("Zalo:Accounts:1:AppId", World.AppId), ("Zalo:Accounts:1:AppSecret", World.AppSecret),
            ("Zalo:Accounts:1:WebhookKey", "test-oa-secret-key"), ("Zalo:Accounts:1:Channel", "zalo-xa"));
        town.Zalo.World.AddAccount(Other, "Xã");
        await town.ConnectAsync(Other);
        await town.AskAsync("cảm ơn", answers: 2);
        town.Zalo.Phone.Say(ZaloTown.Citizen, "chào em", Other);
        await Eventually.TrueAsync(() => Task.FromResult(town.Answers(oaId: Other).Count == 2));
        Assert.Equal(2, town.Answers().Count);
        Assert.Equal(["zalo", "zalo-xa"], (await town.TranscriptAsync()).Select(message => message.Channel).Distinct().Order());
    }

    private async Task<List<Handoff>> HandoffsAsync()
    {
        await using var db = await _town.Node.OpenDatabaseAsync();
        return await db.Handoffs.AsNoTracking().ToListAsync();
    }

    private static void CopyKnowledge(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
