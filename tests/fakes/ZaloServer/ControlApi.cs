using System.Text;
using System.Text.Json.Nodes;

namespace ChatAssist.Fakes.Zalo;

/// <summary>What the telephone's page and scripts may do: act as a citizen or officer, move the clock, make things go wrong.</summary>
internal sealed class ControlApi(ZaloServer server)
{
    private World World => server.World;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Page);
        var control = routes.MapGroup("/control");
        control.MapGet("/state", State);
        control.MapGet("/talk", (string user, string oa) => Results.Json(World.Shown(user, oa)));
        control.MapPost("/say", (Act act) => Results.Json(new { id = server.Phone.Say(act.User, act.Text, act.Oa) }));
        control.MapPost("/press", (Press press) => Results.Json(new { id = server.Phone.Press(press.User, press.Button, press.Oa) }));
        control.MapPost("/attach", (Act act) => Results.Json(new { id = server.Phone.SendAttachment(act.User, act.Text, null, act.Oa) }));
        control.MapPost("/location", (Place place) => Results.Json(new { id = server.Phone.SendLocation(place.User, place.Latitude, place.Longitude, place.Name, place.Oa) }));
        control.MapPost("/follow", (Act act) => Done(() => server.Phone.Follow(act.User, act.Text != "unfollow", act.Oa)));
        control.MapPost("/share", (Act act) => Done(() => server.Phone.ShareInfo(act.User, act.Oa)));
        control.MapPost("/officer", (Act act) => Results.Json(new { id = server.Phone.AnswerByOfficer(act.User, act.Text, oaId: act.Oa) }));
        control.MapPost("/clock", (ClockMove move) => Done(() => World.Clock.Ahead += TimeSpan.FromHours(move.Hours)));
        control.MapPost("/error", (NextError error) => Done(() => World.Errors.Add(error.Path, new InjectedError(error.Code, error.Status == 0 ? 200 : error.Status), Math.Max(1, error.Times))));
        control.MapPost("/down", (Switch down) => Done(() => World.Errors.IsDown = down.On));
        control.MapPost("/events", (Switch events) => Done(() => SwitchEvents(events.On)));
        control.MapPost("/webhook", (Webhook webhook) => Done(() => Configure(webhook)));
        control.MapPost("/expire", () => Done(World.Tokens.ExpireAccess));
        control.MapPost("/raw", async (Raw raw) => Results.Json(new { status = await RawAsync(raw) }));
    }

    private static IResult Page()
    {
        using var stream = typeof(ControlApi).Assembly.GetManifestResourceStream("phone.html")!;
        using var reader = new StreamReader(stream);
        return Results.Text(reader.ReadToEnd(), "text/html; charset=utf-8");
    }

    private IResult State()
    {
        lock (World.Lock)
        {
            var app = World.Apps.Values.First();
            return Results.Json(new
            {
                accounts = World.Accounts.Values.Select(account => new { account.Id, account.Name }),
                citizens = World.Citizens.Values,
                webhook = app.WebhookUrl,
                eventsOn = app.Events.Count > 0,
                now = World.Clock.GetUtcNow(),
                World.Errors.IsDown,
                log = server.Webhooks.Log.Reverse().Take(8).Select(call => new { call.Event, call.Retry, call.Status, milliseconds = (int)call.Time.TotalMilliseconds }),
                refusals = World.Refusals.TakeLast(5),
            });
        }
    }

    private void SwitchEvents(bool on)
    {
        var events = World.Apps.Values.First().Events;
        events.Clear();
        if (on)
        {
            events.UnionWith(EventNames.All);
        }
    }

    private void Configure(Webhook webhook)
    {
        var app = World.Apps.Values.First();
        app.WebhookUrl = webhook.Url ?? app.WebhookUrl;
        app.WebhookKey = webhook.Key ?? app.WebhookKey;
        app.SignsWithOaId = webhook.SignsWithOaId ?? app.SignsWithOaId;
        server.Webhooks.LadderScale = webhook.LadderScale ?? server.Webhooks.LadderScale;
        server.Webhooks.DuplicateEvery = webhook.DuplicateEvery ?? server.Webhooks.DuplicateEvery;
    }

    /// <summary>A body as it is given, signed rightly, wrongly or not at all; an unsigned one is the console's probe.</summary>
    private async Task<int> RawAsync(Raw raw)
    {
        var app = World.Apps.Values.First();
        var body = Encoding.UTF8.GetBytes(raw.Body);
        var signature = raw.Signed switch { "right" => Signature.Of(app.Id, body, Timestamp(raw.Body), app.WebhookKey), "wrong" => "mac=" + new string('0', 64), _ => null };
        using var answer = await server.Webhooks.PostAsync(app.WebhookUrl, body, signature);
        return (int)answer.StatusCode;
    }

    private static string Timestamp(string body) => JsonNode.Parse(body)?["timestamp"]?.ToString() ?? "";

    private static IResult Done(Action act)
    {
        act();
        return Results.NoContent();
    }

    internal sealed record Act(string User, string Text = "", string Oa = World.OaId);

    internal sealed record Press(string User, PhoneButton Button, string Oa = World.OaId);

    internal sealed record Place(string User, double Latitude, double Longitude, string Name = "", string Oa = World.OaId);

    internal sealed record ClockMove(double Hours);

    internal sealed record NextError(string Path, int Code = 0, int Status = 200, int Times = 1);

    internal sealed record Switch(bool On);

    internal sealed record Webhook(string? Url = null, string? Key = null, bool? SignsWithOaId = null, double? LadderScale = null, int? DuplicateEvery = null);

    internal sealed record Raw(string Body, string Signed = "right");
}
