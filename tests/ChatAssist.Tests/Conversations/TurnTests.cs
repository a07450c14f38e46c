using ChatAssist.Answering;
using ChatAssist.Conversations;
using ChatAssist.Tests.Guides;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.Conversations;

/// <summary>One conversation in order, many side by side, and no message stops the line.</summary>
public sealed class TurnTests
{
    [Fact]
    public async Task Many_citizens_at_once_each_get_every_answer_once_and_in_order()
    {
        using var server = new ChatServer();
        var citizens = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => DirectLineCitizen.ArriveAsync(server)));
        await Task.WhenAll(citizens.Select(async citizen =>
        {
            var ids = await Task.WhenAll(Enumerable.Range(0, 10).Select(question => citizen.SayAsync($"Đăng ký tạm trú {question}")));
            foreach (var id in ids)
            {
                await citizen.AnswersToAsync(id);
            }
        }));
        foreach (var citizen in citizens)
        {
            var (activities, _) = await citizen.ReadAsync();
            var answered = activities.Select(activity => (string?)activity["replyToId"]).Where(id => id is not null).ToList();
            Assert.Equal(10, answered.Count);
            Assert.Equal(answered.Order(StringComparer.Ordinal), answered);
            Assert.Equal(Enumerable.Range(1, 21), activities.Select(activity => (int)activity["channelData"]!["webchat:sequence-id"]!));
        }

        await server.StopAsync();
    }

    [Fact]
    public async Task A_message_that_breaks_the_answering_gets_an_apology_and_the_next_one_its_answer()
    {
        using var broken = new TemporaryFolder();
        CopyShippedTo(broken.Path);
        var replies = Path.Combine(broken.Path, "replies.yaml");
        await File.WriteAllTextAsync(replies, (await File.ReadAllTextAsync(replies)).Replace("\nattachment:", "\nno_attachment:", StringComparison.Ordinal));
        using var server = new ChatServer { Settings = { ["knowledge-base"] = broken.Path } };
        var citizen = await DirectLineCitizen.ArriveAsync(server);
        using var picture = new ByteArrayContent([1]);
        var upload = await DirectLineCitizen.ReadAsync(await citizen.UploadAsync(picture));
        var apology = Assert.Single(await citizen.AnswersToAsync((string)upload["id"]!));
        Assert.Equal("FailedUnexpectedly", DirectLineCitizen.StatusOf(apology));
        var next = Assert.Single(await citizen.AskAsync("cảm ơn"));
        Assert.Equal("AnsweredWithReply", DirectLineCitizen.StatusOf(next));
        await server.StopAsync();
    }

    [Fact]
    public async Task A_turn_that_rests_on_what_another_node_has_ended_since_is_begun_anew()
    {
        using var server = new ChatServer { Settings = { ["Conversations:FragmentWaitSeconds"] = "6" } };
        var citizen = await DirectLineCitizen.ArriveAsync(server);
        var first = await citizen.SayAsync("cảm ơn");
        await using (var db = await server.OpenDatabaseAsync())
        {
            // This node waits for the rest of the thought. Another one has taken it for dead, answered, and this one has it again.
            var conversation = await db.Conversations.SingleAsync(row => row.DueAt != null);
            var question = await db.Messages.SingleAsync(message => message.Sequence == 2);
            db.Messages.AddRange(Said(3, MessageAuthor.Assistant, "Dạ.", question.ReceivedAt, replyTo: 2), Said(4, MessageAuthor.Citizen, "tạm biệt", question.ReceivedAt, replyTo: null));
            (conversation.Version, conversation.LastSequence, conversation.LastIncoming, conversation.HandledUpTo) = (conversation.Version + 1, 4, 4, 3);
            await db.SaveChangesAsync();

            Message Said(long sequence, MessageAuthor author, string text, DateTimeOffset at, long? replyTo) => new()
            {
                ConversationId = conversation.Id,
                Sequence = sequence,
                Author = author,
                Kind = MessageKind.Text,
                Channel = conversation.Channel,
                Text = text,
                ReceivedAt = at,
                ReplyTo = replyTo,
            };
        }

        await citizen.AnswersToAsync($"{citizen.ConversationId}|0000004");
        var (activities, _) = await citizen.ReadAsync();
        Assert.Single(activities, activity => (string?)activity["replyToId"] == first);
        Assert.Equal(5, activities.Count);
        await server.StopAsync();
    }

    private static void CopyShippedTo(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Assistant.ShippedFolder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Assistant.ShippedFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
