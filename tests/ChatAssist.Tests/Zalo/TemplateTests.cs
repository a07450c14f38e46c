using System.Text.Json.Nodes;
using ChatAssist.Fakes.Zalo;
using ChatAssist.Web.Zalo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatAssist.Tests.Zalo;

/// <summary>Template messages: none until an account names them, then by user id and by phone, with an action for each refusal.</summary>
public sealed class TemplateTests : IAsyncLifetime
{
    private static readonly JsonObject s_data = new() { ["ma_ho_so"] = "H29-001" };

    private ZaloTown _town = null!;

    private ZaloTemplates Templates => _town.Node.Running.Services.GetRequiredService<ZaloTemplates>();

    private ZaloAccount Account => _town.Node.Running.Services.GetRequiredService<IOptions<ZaloOptions>>().Value.Accounts[0];

    public async Task InitializeAsync() => _town = await ZaloTown.StartAsync(isConnected: true, ("Zalo:Accounts:0:Templates:result", "123456"));

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task What_the_account_has_no_template_for_is_not_sent()
    {
        Assert.Equal(TemplateOutcome.Off, await Templates.SendToCitizenAsync(Account, "reminder", ZaloTown.Citizen, Data(), CancellationToken.None));
        Assert.Equal(TemplateOutcome.Off, await ToPhoneAsync("84901234567", purpose: "reminder"));
        Assert.Empty(_town.Zalo.World.Templates);
    }

    [Fact]
    public async Task It_reaches_a_citizen_by_user_id_and_by_phone_and_the_id_comes_back()
    {
        await _town.AskAsync("cảm ơn", answers: 2);
        // Long after Zalo's window for words.
        _town.Zalo.World.Clock.Ahead += TimeSpan.FromHours(24);
        var byId = await Templates.SendToCitizenAsync(Account, "result", ZaloTown.Citizen, Data(), CancellationToken.None);
        var byPhone = await ToPhoneAsync("84901234567");
        Assert.All([byId, byPhone], sent => Assert.Equal(ZaloAction.Done, sent.Action));
        Assert.Equal([byId.MessageId, byPhone.MessageId], _town.Zalo.World.Templates.Select(sent => sent.MessageId));
        Assert.All(_town.Zalo.World.Templates, sent => Assert.Equal(("123456", """{"ma_ho_so":"H29-001"}"""), (sent.TemplateId, sent.Data)));
    }

    [Theory]
    [InlineData(-108, nameof(ZaloAction.GiveUp), false)]
    [InlineData(-115, nameof(ZaloAction.Hold), true)]
    [InlineData(-133, nameof(ZaloAction.AtDaytime), false)]
    [InlineData(-1123, nameof(ZaloAction.GiveUpAloud), true)]
    public async Task A_refusal_has_its_action_and_its_alarm(int code, string action, bool alarm)
    {
        _town.Zalo.World.Errors.Add("/message/template", new InjectedError(code));
        var outcome = await ToPhoneAsync("84901234567");
        Assert.Equal((null, action), (outcome.MessageId, outcome.Action.ToString()));
        Assert.Equal(alarm, _town.Node.Running.Services.GetRequiredService<ZaloAlarms>().Of(Account) is not null);
    }

    [Fact]
    public async Task A_phone_that_is_none_is_refused_by_Zalo_and_a_tracking_id_that_is_too_long_by_us()
    {
        Assert.Equal(ZaloAction.GiveUp, (await ToPhoneAsync("0901234567")).Action);
        await Assert.ThrowsAsync<ArgumentException>(() => ToPhoneAsync("84901234567", trackingId: new string('x', 49)));
        Assert.Empty(_town.Zalo.World.Templates);
    }

    private static JsonObject Data() => (JsonObject)s_data.DeepClone();

    private Task<TemplateOutcome> ToPhoneAsync(string phone, string purpose = "result", string trackingId = "hs-1") =>
        Templates.SendToPhoneAsync(Account, purpose, phone, Data(), trackingId, CancellationToken.None);
}
