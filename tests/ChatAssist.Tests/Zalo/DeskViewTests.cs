using ChatAssist.Conversations;
using ChatAssist.Web.VolunteerDesk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssist.Tests.Zalo;

/// <summary>What volunteers see of a citizen on Zalo: what was sent besides words, and how long an answer reaches them.</summary>
public sealed class DeskViewTests
{
    [Fact]
    public async Task A_picture_is_a_link_and_the_window_is_told()
    {
        await using var town = await ZaloTown.StartAsync(isConnected: true, ("Conversations:IdleMinutes", "0"));
        town.Zalo.Phone.SendAttachment(ZaloTown.Citizen, "image");
        await town.UntilAnswersAsync(2);
        var message = (await town.TranscriptAsync()).Single(row => row.Author == MessageAuthor.Citizen);
        Assert.Contains("""<a href="https://example.org/image/1" target="_blank" rel="noopener noreferrer">Ảnh</a>""", TranscriptHtml.Write(message), StringComparison.Ordinal);

        Assert.Equal("còn trả lời được 47 giờ", await WindowAsync(town, TimeSpan.FromMinutes(30)));
        Assert.Equal("chỉ còn trả lời được 60 phút", await WindowAsync(town, TimeSpan.FromMinutes((46 * 60) + 29)));
        Assert.Contains("đã quá hạn", await WindowAsync(town, TimeSpan.FromHours(2)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"attachments":[{"type":"file","name":"<script>","fileAddress":"javascript:alert(1)"}]}""", "<p class=\"line-sources\">Tệp: &lt;script&gt;</p>")]
    [InlineData("""{"attachments":[{"type":"file","fileAddress":"http://example.org/1"}]}""", "<p class=\"line-sources\">Tệp</p>")]
    public void What_is_no_safe_address_is_only_named(string payload, string shown)
    {
        var html = TranscriptHtml.Write(new Message { ConversationId = Guid.Empty, Sequence = 1, Author = MessageAuthor.Citizen, Kind = MessageKind.Text, Channel = "zalo", Text = "", Payload = payload, ReceivedAt = DateTimeOffset.UnixEpoch });
        Assert.Contains(shown, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<a ", html, StringComparison.Ordinal);
    }

    private static async Task<string> WindowAsync(ZaloTown town, TimeSpan later)
    {
        town.Advance(later);
        await using var db = await town.Node.OpenDatabaseAsync();
        return AnswerWindow.Describe(await db.Conversations.AsNoTracking().SingleAsync(), town.Node.Running.Services.GetServices<IChannel>(), town.Node.Clock.GetUtcNow());
    }
}
