using System.Text.Json.Nodes;

namespace ChatAssist.Fakes.Zalo;

/// <summary>The bodies of webhook events, in the order and with the types of the documented ones.</summary>
public static class Events
{
    public static JsonObject FromCitizen(App app, OfficialAccount account, Citizen citizen, string name, JsonObject message, string timestamp) => new()
    {
        ["app_id"] = app.Id,
        ["user_id_by_app"] = citizen.IdByApp,
        ["event_name"] = name,
        ["sender"] = new JsonObject { ["id"] = citizen.Id },
        ["recipient"] = new JsonObject { ["id"] = account.Id },
        ["message"] = message,
        ["timestamp"] = timestamp,
    };

    public static JsonObject FromAccount(App app, OfficialAccount account, Citizen citizen, string name, JsonObject message, string? adminId, string timestamp)
    {
        var sender = new JsonObject { ["id"] = account.Id };
        if (adminId is not null)
        {
            sender["admin_id"] = adminId;
        }

        return new JsonObject
        {
            ["app_id"] = app.Id,
            ["user_id_by_app"] = citizen.IdByApp,
            ["event_name"] = name,
            ["sender"] = sender,
            ["recipient"] = new JsonObject { ["id"] = citizen.Id },
            ["message"] = message,
            ["timestamp"] = timestamp,
        };
    }

    public static JsonObject Follow(App app, OfficialAccount account, Citizen citizen, string name, string timestamp) => new()
    {
        ["oa_id"] = account.Id,
        ["follower"] = new JsonObject { ["id"] = citizen.Id },
        ["user_id_by_app"] = citizen.IdByApp,
        ["event_name"] = name,
        ["source"] = "oa_profile",
        ["app_id"] = app.Id,
        ["timestamp"] = timestamp,
    };

    public static JsonObject SharedInfo(App app, OfficialAccount account, Citizen citizen, string timestamp) => new()
    {
        ["app_id"] = app.Id,
        ["user_id_by_app"] = citizen.IdByApp,
        ["event_name"] = "user_submit_info",
        ["sender"] = new JsonObject { ["id"] = citizen.Id },
        ["recipient"] = new JsonObject { ["id"] = account.Id },
        ["info"] = new JsonObject
        {
            ["name"] = citizen.Name,
            ["phone"] = citizen.Phone,
            ["user_dob"] = "01/01/1990",
            ["gender"] = "1",
            ["full_address"] = new JsonObject { ["user_city"] = "Gia Lai", ["user_ward"] = "Pleiku", ["user_address"] = "1 Hùng Vương" },
        },
        ["timestamp"] = timestamp,
    };
}
