using ChatAssist.Conversations;
using ChatAssist.Handoffs;
using ChatAssist.Tests.Conversations;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.Zalo;

/// <summary>Who wants to be called presses Zalo's own card; the number goes the way of a typed one.</summary>
public sealed class ContactTests
{
    [Fact]
    public async Task Who_wants_to_be_called_shares_the_number_by_a_press_and_nobody_reads_it_in_the_database()
    {
        await using var town = await ZaloTown.StartAsync(isConnected: true, ("Zalo:ContactBanner", "https://chat.example.gov.vn/call.png"), ("Conversations:IdleMinutes", "0"));
        await AddVolunteerAsync(town);
        var offered = (await town.AskAsync("gặp người hỗ trợ", answers: 2))[^1].Text;
        var number = offered.Split('\n').Single(line => line.EndsWith(". Để lại số điện thoại", StringComparison.Ordinal)).Split('.')[0];
        var asked = await town.AskAsync(number, answers: 2);
        Assert.Contains("số điện thoại muốn được gọi lại", asked[0].Text, StringComparison.Ordinal);
        Assert.Equal("request_user_info", asked[1].Attachment);

        town.Zalo.Phone.ShareInfo(ZaloTown.Citizen);
        await town.UntilAnswersAsync(5);
        Assert.Contains("Em đã ghi số điện thoại", town.Answers()[4].Text, StringComparison.Ordinal);
        await using var db = await town.Node.OpenDatabaseAsync();
        Assert.Contains(HandoffReason.CallBack, await db.Handoffs.Select(handoff => handoff.Reason).ToListAsync());
        Assert.False(await town.Database.ContainsAsync("901234567"));
    }

    [Fact]
    public async Task A_card_that_Zalo_does_not_take_leaves_the_question()
    {
        await using var town = await ZaloTown.StartAsync(isConnected: true, ("Zalo:ContactBanner", "https://chat.example.gov.vn/call.png"));
        await AddVolunteerAsync(town);
        await town.AskAsync("cảm ơn", answers: 2);
        town.Zalo.World.RefusedTemplates.Add("request_user_info");
        await town.AskAsync("Để lại số điện thoại");
        await town.SettleAsync();
        Assert.Equal(3, town.Answers().Count);
        Assert.Contains("Em đã ghi số điện thoại", (await town.AskAsync("0901234567"))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_cards_picture_the_number_is_typed()
    {
        await using var town = await ZaloTown.StartAsync();
        await AddVolunteerAsync(town);
        await town.AskAsync("Để lại số điện thoại", answers: 2);
        await town.SettleAsync();
        Assert.DoesNotContain(town.Answers(), answer => answer.Attachment == "request_user_info");
    }

    /// <summary>Somebody who could read what is left: without any, nothing is taken.</summary>
    private static async Task AddVolunteerAsync(ZaloTown town)
    {
        await using var db = await town.Node.OpenDatabaseAsync();
        var now = town.Node.Clock.GetUtcNow();
        var root = await Accounts.RootAsync(db, "Tỉnh", now, CancellationToken.None);
        Accounts.Add(db, "lan", "Lan", Role.Volunteer, root.Id, now).Volunteer.PasswordHash = "none that fits";
        await db.SaveChangesAsync();
    }
}
