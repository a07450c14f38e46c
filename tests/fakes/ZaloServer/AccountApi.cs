using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAssist.Fakes.Zalo;

/// <summary>Users, the OA itself, talks, quotas, tags.</summary>
internal sealed class AccountApi(World world, Caller caller)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        Get(routes, "/v3.0/oa/user/detail", Detail);
        Get(routes, "/v3.0/oa/user/getlist", List);
        Get(routes, "/v2.0/oa/getoa", (account, _) => Envelope.Success(new JsonObject
        {
            ["oaid"] = account.Id,
            ["name"] = account.Name,
            ["description"] = "",
            ["is_verified"] = true,
            ["num_follower"] = account.Talks.Values.Count(talk => talk.Follows),
            ["package_name"] = "Thử nghiệm",
            ["package_valid_through_date"] = "31/12/2026",
        }));
        Get(routes, "/v2.0/oa/listrecentchat", (account, data) => Recent(account.Talks.Values.SelectMany(talk => talk.Messages.Select(message => (talk, message))), account, data));
        Get(routes, "/v2.0/oa/conversation", (account, data) =>
        {
            var talk = account.Talks[Text(data, "user_id")];
            return Recent(talk.Messages.Select(message => (talk, message)), account, data);
        });
        Post(routes, "/v3.0/oa/quota/message", (account, data) => Envelope.Success(data.TryGetProperty("user_id", out var user) && account.Talks.TryGetValue(user.GetString()!, out var talk)
            ? new JsonObject { ["last_interaction"] = talk.LastInteraction?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) }
            : new JsonArray(new JsonObject { ["quota_type"] = "sub_quota", ["remain"] = account.PaidMessages.ToString(CultureInfo.InvariantCulture) })));
        Post(routes, "/v2.0/oa/tag/tagfollower", (account, data) => Tag(account, data, add: true));
        Post(routes, "/v2.0/oa/tag/rmfollowerfromtag", (account, data) => Tag(account, data, add: false));
        Post(routes, "/v2.0/oa/tag/rmtag", (account, data) => account.Tags.Remove(Text(data, "tag_name")) ? Envelope.Success() : Envelope.Error(-201, "tag_name is invalid"));
        Get(routes, "/v2.0/oa/tag/gettagsofoa", (account, _) => Envelope.Success(new JsonArray([.. account.Tags.Keys.Select(tag => (JsonNode)tag!)])));
    }

    private void Get(IEndpointRouteBuilder routes, string path, Func<OfficialAccount, JsonElement, IResult> call) => routes.MapGet(path, context => Answer(context, call));

    private void Post(IEndpointRouteBuilder routes, string path, Func<OfficialAccount, JsonElement, IResult> call) => routes.MapPost(path, context => Answer(context, call));

    private Task Answer(HttpContext context, Func<OfficialAccount, JsonElement, IResult> call) => Bodies.AnswerAsync(context, caller, (account, data) =>
    {
        lock (world.Lock)
        {
            return call(account, data);
        }
    });

    private static IResult Detail(OfficialAccount account, JsonElement data)
    {
        if (!account.Talks.TryGetValue(Text(data, "user_id"), out var talk))
        {
            return Envelope.Error(-213, "User has not followed or interacted");
        }

        return Envelope.Success(new JsonObject
        {
            ["user_id"] = talk.Citizen.Id,
            ["user_id_by_app"] = talk.Citizen.IdByApp,
            ["display_name"] = talk.Citizen.Name,
            ["user_alias"] = talk.Citizen.Name,
            ["is_sensitive"] = false,
            ["user_last_interaction_date"] = talk.LastInteraction?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            ["user_is_follower"] = talk.Follows,
            ["avatar"] = "",
            ["shared_info"] = new JsonObject(),
        });
    }

    private static IResult List(OfficialAccount account, JsonElement data)
    {
        var (offset, count) = (data.GetProperty("offset").GetInt32(), data.GetProperty("count").GetInt32());
        if (offset is < 0 or > 9_951 || count is < 1 or > 50)
        {
            return Envelope.Error(-210, "offset or count is over limit");
        }

        var users = account.Talks.Keys.Order(StringComparer.Ordinal).Skip(offset).Take(count).Select(id => (JsonNode)new JsonObject { ["user_id"] = id });
        return Envelope.Success(new JsonObject { ["total"] = account.Talks.Count, ["count"] = count, ["offset"] = offset, ["users"] = new JsonArray([.. users]) });
    }

    private static IResult Recent(IEnumerable<(Talk Talk, PhoneMessage Message)> messages, OfficialAccount account, JsonElement data)
    {
        var (offset, count) = (data.GetProperty("offset").GetInt32(), data.GetProperty("count").GetInt32());
        return count > 10
            ? Envelope.Error(-210, "count is over limit")
            : Envelope.Success(new JsonArray([.. messages.OrderByDescending(row => row.Message.At).Skip(offset).Take(count).Select(row => (JsonNode)new JsonObject
            {
                ["src"] = row.Message.FromCitizen ? 1 : 0,
                ["time"] = row.Message.At.ToUnixTimeMilliseconds(),
                ["type"] = "text",
                ["message"] = row.Message.Text,
                ["message_id"] = row.Message.Id,
                ["from_id"] = row.Message.FromCitizen ? row.Talk.Citizen.Id : account.Id,
                ["to_id"] = row.Message.FromCitizen ? account.Id : row.Talk.Citizen.Id,
            })]));
    }

    private static IResult Tag(OfficialAccount account, JsonElement data, bool add)
    {
        var (user, tag) = (Text(data, "user_id"), Text(data, "tag_name"));
        if (!account.Talks.ContainsKey(user))
        {
            return Envelope.Error(-213, "User has not followed or interacted");
        }

        if (!account.Tags.TryGetValue(tag, out var users))
        {
            users = account.Tags[tag] = new HashSet<string>(StringComparer.Ordinal);
        }

        _ = add ? users.Add(user) : users.Remove(user);
        return Envelope.Success();
    }

    private static string Text(JsonElement data, string name) => data.GetProperty(name).GetString() ?? "";
}
