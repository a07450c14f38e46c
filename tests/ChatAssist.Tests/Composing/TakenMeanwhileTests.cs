using System.Net.WebSockets;
using System.Text;
using ChatAssist.Composing;
using ChatAssist.Conversations;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.VolunteerDesk;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.Composing;

/// <summary>A volunteer takes a conversation while a model still phrases its answer.</summary>
public sealed class TakenMeanwhileTests(ModelTown town) : IClassFixture<ModelTown>
{
    private const string HowMuch = "đăng ký tạm trú hết bao nhiêu tiền";

    [Fact]
    public async Task Once_a_volunteer_has_taken_it_nothing_of_the_models_answer_appears()
    {
        town.Reset();
        town.World.Pace = TimeSpan.FromMilliseconds(4);
        var volunteer = await DeskVolunteer.ArriveAsync(town.Server);
        var citizen = await DirectLineCitizen.ArriveAsync(town.Server);
        await citizen.AskAsync("Gặp người hỗ trợ");
        using var isTaken = new ManualResetEventSlim();
        // No script says anything: what an honest model would say comes once it may.
        town.World.Say(_ => isTaken.Wait(TimeSpan.FromSeconds(60)) ? null : "");
        using var socket = await town.Server.Running.Server.CreateWebSocketClient().ConnectAsync(new Uri(citizen.StreamUrl), CancellationToken.None);

        await citizen.SayAsync(HowMuch);
        await Eventually.TrueAsync(() => Task.FromResult(!town.World.Requests.IsEmpty));
        await volunteer.DoAsync(citizen, "acceptance");
        isTaken.Set();

        var question = await EndOfTurnAsync(citizen);
        await volunteer.DoAsync(citizen, "messages", ("text", "Dạ em đây"), ("once", "1"));
        Assert.DoesNotContain("\"streamType\":\"streaming\"", await ReceiveUntilAsync(socket, "em đây"), StringComparison.Ordinal);
        await using var db = await town.Server.OpenDatabaseAsync();
        Assert.False(await db.Messages.AnyAsync(row => row.ConversationId == question.ConversationId && row.ReplyTo == question.Sequence));
    }

    [Fact]
    public async Task What_the_call_cost_counts_though_nothing_of_it_is_used()
    {
        town.Reset();
        var volunteer = await DeskVolunteer.ArriveAsync(town.Server, "minh");
        var citizen = await DirectLineCitizen.ArriveAsync(town.Server);
        await citizen.AskAsync("Gặp người hỗ trợ");
        using var isTaken = new ManualResetEventSlim();
        town.World.Say(_ => isTaken.Wait(TimeSpan.FromSeconds(60)) ? null : "");

        await citizen.SayAsync(HowMuch);
        await Eventually.TrueAsync(() => Task.FromResult(!town.World.Requests.IsEmpty));
        await volunteer.DoAsync(citizen, "acceptance");
        isTaken.Set();

        var question = await EndOfTurnAsync(citizen);
        await Eventually.TrueAsync(async () => (await town.CallsAsync(question.ConversationId)).Count > 0);
        var call = Assert.Single(await town.CallsAsync(question.ConversationId));
        Assert.Equal((ModelUse.Compose, true), (call.Use, call.TokensOut > 0));
        Assert.Single(town.World.Requests);
    }

    private async Task<Message> EndOfTurnAsync(DirectLineCitizen citizen)
    {
        var id = Guid.Parse(citizen.ConversationId);
        await using var db = await town.Server.OpenDatabaseAsync();
        var question = await db.Messages.AsNoTracking().SingleAsync(row => row.ConversationId == id && row.Text == HowMuch);
        await Eventually.TrueAsync(() => db.Conversations.AnyAsync(row => row.Id == id && row.HandledUpTo >= question.Sequence));
        return question;
    }

    private static async Task<string> ReceiveUntilAsync(WebSocket socket, string words)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var all = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            all.Write(buffer, 0, part.Count);
            var text = Encoding.UTF8.GetString(all.ToArray());
            if (part.EndOfMessage && System.Text.RegularExpressions.Regex.Unescape(text).Contains(words, StringComparison.Ordinal))
            {
                return text;
            }
        }
    }
}
