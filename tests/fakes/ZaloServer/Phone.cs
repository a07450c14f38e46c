using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatAssist.Fakes.Zalo;

/// <summary>What a citizen does at the telephone; each act shows there and becomes an event.</summary>
public sealed class Phone(World world, Webhooks webhooks)
{
    /// <returns>The message's id.</returns>
    public string Say(string userId, string text, string oaId = World.OaId, string? quote = null)
    {
        var message = new JsonObject { ["text"] = text };
        if (quote is not null)
        {
            message["quote_msg_id"] = quote;
        }

        return Send(userId, oaId, "user_send_text", text, "", message);
    }

    /// <summary>Presses a button: those that ask come back as a text.</summary>
    public string? Press(string userId, PhoneButton button, string oaId = World.OaId) =>
        button.Type is "oa.query.show" or "oa.query.hide" ? Say(userId, button.Payload, oaId) : null;

    /// <param name="kind">image, gif, sticker, file, audio, video, link, business_card.</param>
    public string SendAttachment(string userId, string kind, string? text = null, string oaId = World.OaId)
    {
        var payload = new JsonObject { ["url"] = $"https://example.org/{kind}/1", ["thumbnail"] = $"https://example.org/{kind}/1-small" };
        if (kind == "file")
        {
            (payload["name"], payload["size"]) = ("don.pdf", 12_345);
        }

        if (kind is "link" or "business_card" or "video")
        {
            payload["description"] = text ?? "Cổng Dịch vụ công quốc gia";
        }

        var message = new JsonObject { ["attachments"] = new JsonArray(new JsonObject { ["type"] = kind == "business_card" ? "link" : kind, ["payload"] = payload }) };
        if (text is not null)
        {
            message["text"] = text;
        }

        return Send(userId, oaId, $"user_send_{kind}", text ?? "", kind, message);
    }

    public string SendLocation(string userId, double latitude, double longitude, string placeName = "", string oaId = World.OaId)
    {
        var coordinates = new JsonObject
        {
            ["latitude"] = latitude.ToString(CultureInfo.InvariantCulture),
            ["longitude"] = longitude.ToString(CultureInfo.InvariantCulture),
        };
        return Send(userId, oaId, "user_send_location", placeName, "location", new JsonObject
        {
            ["text"] = placeName,
            ["attachments"] = new JsonArray(new JsonObject { ["type"] = "location", ["payload"] = new JsonObject { ["coordinates"] = coordinates } }),
        });
    }

    public void Follow(string userId, bool follows = true, string oaId = World.OaId)
    {
        lock (world.Lock)
        {
            var (account, talk) = (world.Accounts[oaId], world.TalkOf(oaId, userId));
            talk.Follows = follows;
            talk.LastInteraction = follows ? world.Clock.GetUtcNow() : talk.LastInteraction;
            webhooks.Add(world.Apps[account.AppId], oaId, Events.Follow(world.Apps[account.AppId], account, talk.Citizen, follows ? "follow" : "unfollow", world.Clock.Milliseconds));
        }
    }

    public void ShareInfo(string userId, string oaId = World.OaId)
    {
        lock (world.Lock)
        {
            var (account, talk) = (world.Accounts[oaId], world.TalkOf(oaId, userId));
            talk.LastInteraction = world.Clock.GetUtcNow();
            webhooks.Add(world.Apps[account.AppId], oaId, Events.SharedInfo(world.Apps[account.AppId], account, talk.Citizen, world.Clock.Milliseconds));
        }
    }

    /// <summary>An officer answers in Zalo's own console.</summary>
    public string AnswerByOfficer(string userId, string text, string adminId = "A1", string oaId = World.OaId)
    {
        lock (world.Lock)
        {
            var (account, talk) = (world.Accounts[oaId], world.TalkOf(oaId, userId));
            var sent = new PhoneMessage { Id = world.NewMessageId(), FromCitizen = false, Text = text, At = world.Clock.GetUtcNow() };
            talk.Messages.Add(sent);
            webhooks.AddEcho(account, talk, sent, adminId);
            return sent.Id;
        }
    }

    private string Send(string userId, string oaId, string name, string text, string attachment, JsonObject message)
    {
        lock (world.Lock)
        {
            var (account, talk) = (world.Accounts[oaId], world.TalkOf(oaId, userId));
            var shown = new PhoneMessage { Id = world.NewMessageId(), FromCitizen = true, Text = text, Attachment = attachment, At = world.Clock.GetUtcNow() };
            talk.Messages.Add(shown);
            talk.LastInteraction = shown.At;
            message["msg_id"] = shown.Id;
            webhooks.Add(world.Apps[account.AppId], oaId, Events.FromCitizen(world.Apps[account.AppId], account, talk.Citizen, name, message, world.Clock.Milliseconds));
            return shown.Id;
        }
    }
}
