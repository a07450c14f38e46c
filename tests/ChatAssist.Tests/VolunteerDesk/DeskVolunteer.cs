using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatAssist.Handoffs;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary>Someone with an account, at the desk by its real pages and forms.</summary>
internal sealed partial class DeskVolunteer
{
    public const string Password = "một câu dài dễ nhớ";

    private readonly ChatServer _server;

    private DeskVolunteer(ChatServer server, Guid id, string name)
    {
        _server = server;
        (Id, SignInName) = (id, name);
        Browser = server.NewBrowser();
    }

    public Guid Id { get; }

    public string SignInName { get; }

    public HttpClient Browser { get; private set; }

    /// <summary>Makes the account, sets its password by the one-time link and so is signed in, and on duty.</summary>
    public static async Task<DeskVolunteer> ArriveAsync(ChatServer server, string name = "lan", Role role = Role.Volunteer, string? unit = null)
    {
        await using var db = await server.OpenDatabaseAsync();
        var now = server.Clock.GetUtcNow();
        var root = await Accounts.RootAsync(db, "Tỉnh", now, CancellationToken.None);
        var own = unit is null ? root : await db.Units.FirstOrDefaultAsync(row => row.Name == unit) ?? db.Units.Add(new Unit { Id = Guid.CreateVersion7(), Name = unit, ParentId = root.Id }).Entity;
        var (account, secret) = Accounts.Add(db, name, char.ToUpperInvariant(name[0]) + name[1..], role, own.Id, now);
        await db.SaveChangesAsync();
        var volunteer = new DeskVolunteer(server, account.Id, name);
        var address = Accounts.LinkTo(secret);
        var answer = await volunteer.SubmitAsync(address, address, ("link", secret), ("password", Password), ("again", Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return volunteer;
    }

    /// <summary>Reads the page's own fields and sends them with what is filled in, as a browser does.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string address, params (string Name, string Value)[] values)
    {
        var token = Token().Match(await (await Browser.GetAsync(page)).Content.ReadAsStringAsync()).Groups[1].Value;
        return await PostAsync(address, token, isScript: false, values);
    }

    public async Task<HttpResponseMessage> PostAsync(string address, string token, bool isScript, params (string Name, string Value)[] values)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent([.. values.Select(value => KeyValuePair.Create(value.Name, value.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]),
        };
        request.Headers.Accept.ParseAdd(isScript ? "application/json" : "text/html");
        return await Browser.SendAsync(request);
    }

    public async Task<string> TokenAsync() => Token().Match(await Browser.GetStringAsync("/desk/help")).Groups[1].Value;

    /// <summary>An act on a conversation, as the page's script sends it.</summary>
    public async Task<HttpResponseMessage> ActAsync(DirectLineCitizen citizen, string act, params (string Name, string Value)[] values) =>
        await PostAsync($"/desk/conversations/{Guid.Parse(citizen.ConversationId)}/{act}", await TokenAsync(), isScript: true, values);

    public async Task DoAsync(DirectLineCitizen citizen, string act, params (string Name, string Value)[] values)
    {
        var answer = await ActAsync(citizen, act, values);
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, $"{act}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    public static async Task<string> TroubleAsync(HttpResponseMessage answer) => (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["trouble"] ?? "";

    public Task<HttpResponseMessage> SignInAsync(string password) =>
        SubmitAsync("/desk/sign-in", "/desk/sign-in", ("name", SignInName.ToUpperInvariant()), ("password", password), ("returnUrl", ""));

    public void ForgetSession() => Browser = _server.NewBrowser();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
