using System.Text.Json.Nodes;
using ChatAssist.Conversations;
using ChatAssist.Fakes.Zalo;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.WebChat;
using ChatAssist.Web.Zalo;
using ChatAssist.Web.Zalo.Grants;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssist.Tests.Zalo;

/// <summary>Zalo's servers, our server with its webhook there, and citizens with telephones.</summary>
public sealed class ZaloTown : IAsyncDisposable
{
    public const string Citizen = "8000000000000000001";

    private readonly List<ChatServer> _nodes = [];

    public ZaloServer Zalo { get; } = new();

    public TestDatabase Database { get; private init; } = null!;

    public Dictionary<string, string> Settings { get; } = [];

    public ChatServer Node => _nodes[0];

    public App App => Zalo.World.Apps[World.AppId];

    public string WebhookUrl { get; private set; } = "";

    /// <param name="isConnected">Whether an administrator has given permission.</param>
    public static Task<ZaloTown> StartAsync(bool isConnected = true, params (string Name, string Value)[] settings) => StartAsync(TestDatabase.Create(), isConnected, settings);

    /// <param name="database">Two nodes need PostgreSQL: SQLite's file is one process's.</param>
    public static async Task<ZaloTown> StartAsync(TestDatabase database, bool isConnected, params (string Name, string Value)[] settings)
    {
        var town = new ZaloTown { Database = database };
        foreach (var (name, value) in settings)
        {
            town.Settings[name] = value;
        }

        await town.Zalo.StartAsync();
        town.Zalo.Webhooks.LadderScale = 0.001;
        town.App.Events.UnionWith(EventNames.All);
        var node = town.AddNode();
        town.WebhookUrl = town.App.WebhookUrl = WebhookOf(node);
        if (isConnected)
        {
            await town.ConnectAsync();
        }

        using var http = new HttpClient();
        await Eventually.TrueAsync(async () => (await http.GetAsync(new Uri($"{AddressOf(node)}/health/ready"))).IsSuccessStatusCode);
        return town;
    }

    /// <summary>Another node on the same database.</summary>
    public ChatServer AddNode()
    {
        var node = new ChatServer(Database) { ListensOnSocket = true };
        (string, string)[] always =
        [
            ("Zalo:OpenApi", Zalo.Address.AbsoluteUri), ("Zalo:OAuth", Zalo.Address.AbsoluteUri), ("Zalo:Business", Zalo.Address.AbsoluteUri),
            ("Zalo:MessagesPerSecond", "1000"),
            ("Zalo:Accounts:0:OaId", World.OaId), ("Zalo:Accounts:0:AppId", World.AppId), ("Zalo:Accounts:0:AppSecret", World.AppSecret),
            ("Zalo:Accounts:0:WebhookKey", "test-oa-secret-key"),
        ];
        foreach (var (name, value) in always.Concat(Settings.Select(setting => (setting.Key, setting.Value))))
        {
            node.Settings[name] = value;
        }

        _nodes.Add(node);
        _ = node.Running.Services;
        return node;
    }

    public async Task ConnectAsync(string oaId = World.OaId)
    {
        var (access, refresh) = Zalo.World.Tokens.Grant(oaId, World.AppId);
        await using var db = await Node.OpenDatabaseAsync();
        var grants = Node.Running.Services.GetRequiredService<ZaloGrants>();
        await grants.PutAsync(db, oaId, new ZaloTokenPair(access, refresh, Zalo.World.Tokens.AccessLife), Node.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    /// <summary>Time passes for all.</summary>
    public void Advance(TimeSpan by)
    {
        Zalo.World.Clock.Ahead += by;
        _nodes.ForEach(node => node.Clock.Advance(by));
    }

    /// <summary>What we have said to the citizen, as the telephone shows it.</summary>
    public IReadOnlyList<PhoneMessage> Answers(string citizen = Citizen, string oaId = World.OaId) =>
        [.. Zalo.World.Shown(citizen, oaId).Where(message => !message.FromCitizen)];

    /// <summary>Says it and waits for so many new answers.</summary>
    public async Task<IReadOnlyList<PhoneMessage>> AskAsync(string text, int answers = 1, string citizen = Citizen)
    {
        var before = Answers(citizen).Count;
        Zalo.Phone.Say(citizen, text);
        await UntilAnswersAsync(before + answers, citizen);
        return [.. Answers(citizen).Skip(before)];
    }

    public Task UntilAnswersAsync(int count, string citizen = Citizen) => Eventually.TrueAsync(() => Task.FromResult(Answers(citizen).Count >= count));

    /// <summary>All events are delivered, all turns are taken, all that can be sent is sent.</summary>
    public async Task SettleAsync()
    {
        await Eventually.TrueAsync(async () =>
        {
            await using var db = await Node.OpenDatabaseAsync();
            return Zalo.Webhooks.Pending == 0
                && !await db.Conversations.AnyAsync(row => row.DueAt != null)
                && !await db.Deliveries.AnyAsync(row => row.DueAt != null)
                // What was sent while we looked comes back as an event of its own.
                && Zalo.Webhooks.Pending == 0;
        });
    }

    /// <summary>The documented event, changed as a test likes.</summary>
    public static JsonObject TextEvent(string messageId, string text, DateTimeOffset at, string citizen = Citizen) => new()
    {
        ["app_id"] = World.AppId,
        ["user_id_by_app"] = "7000000000000000001",
        ["event_name"] = "user_send_text",
        ["sender"] = new JsonObject { ["id"] = citizen },
        ["recipient"] = new JsonObject { ["id"] = World.OaId },
        ["message"] = new JsonObject { ["msg_id"] = messageId, ["text"] = text },
        ["timestamp"] = at.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <returns>The status of a body that is signed as Zalo signs, or as the test says.</returns>
    public async Task<int> PostAsync(JsonNode body, string? signature = null)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(body.ToJsonString());
        using var answer = await Zalo.Webhooks.PostAsync(WebhookUrl, bytes, signature ?? Signature.Of(World.AppId, bytes, body["timestamp"]?.ToString() ?? "", App.WebhookKey));
        return (int)answer.StatusCode;
    }

    public async Task<List<Message>> TranscriptAsync()
    {
        await using var db = await Node.OpenDatabaseAsync();
        return await db.Messages.AsNoTracking().OrderBy(message => message.ConversationId).ThenBy(message => message.Sequence).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.StopAsync();
            node.Dispose();
        }

        await Zalo.DisposeAsync();
        Database.Dispose();
    }

    public static string WebhookOf(ChatServer node) => $"{AddressOf(node)}/zalo/webhook";

    private static string AddressOf(ChatServer node) =>
        node.Running.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
}
