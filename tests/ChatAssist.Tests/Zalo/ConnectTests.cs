using System.Diagnostics;
using System.Text.Json;
using ChatAssist.Fakes.Zalo;
using ChatAssist.Tests.Conversations;

namespace ChatAssist.Tests.Zalo;

/// <summary>An administrator connects an account by the command line, beside the running server.</summary>
public sealed class ConnectTests : IAsyncLifetime
{
    private ZaloTown _town = null!;

    public async Task InitializeAsync() => _town = await ZaloTown.StartAsync(isConnected: false);

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task After_connecting_what_waited_is_sent_and_the_status_says_so()
    {
        _town.Zalo.Phone.Say(ZaloTown.Citizen, "cảm ơn");
        await Eventually.TrueAsync(async () => (await _town.TranscriptAsync()).Count == 3);
        Assert.Equal("needs_connecting", (await StatusAsync()).GetProperty("state").GetString());

        var (exitCode, output, errors) = await ConnectAsync(callback => callback);
        Assert.True(exitCode == 0, errors);
        Assert.Contains("Connected", output, StringComparison.Ordinal);
        _town.Advance(TimeSpan.FromMinutes(2));
        await _town.UntilAnswersAsync(2);
        var status = await StatusAsync();
        Assert.Equal(("connected", "Dịch vụ công (thử)"), (status.GetProperty("state").GetString(), status.GetProperty("zaloSays").GetString()));
        Assert.DoesNotContain("AT-", status.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state", "The address is of another attempt")]
    [InlineData("oa_id", "Permission was given for account")]
    [InlineData("code", "Zalo gave no tokens")]
    public async Task An_answer_that_is_not_to_our_question_stores_nothing(string changed, string said)
    {
        var (exitCode, _, errors) = await ConnectAsync(callback => callback.Replace($"{changed}=", $"{changed}=1", StringComparison.Ordinal));
        Assert.Equal(1, exitCode);
        Assert.Contains(said, errors, StringComparison.Ordinal);
        Assert.Equal("needs_connecting", (await StatusAsync()).GetProperty("state").GetString());
    }

    private async Task<(int ExitCode, string Output, string Errors)> ConnectAsync(Func<string, string> change)
    {
        using var process = Start("zalo", "connect", "--redirect", "https://chat.example.gov.vn/zalo/callback");
        await process.StandardOutput.ReadLineAsync();
        var page = await process.StandardOutput.ReadLineAsync();
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var agreed = await browser.GetAsync(new Uri($"{page}&approve=1"));
        await process.StandardInput.WriteLineAsync(change(agreed.Headers.Location!.OriginalString));
        return await EndAsync(process);
    }

    private async Task<JsonElement> StatusAsync()
    {
        using var process = Start("zalo", "status", "--json");
        var (exitCode, output, errors) = await EndAsync(process);
        Assert.True(exitCode == 0, errors);
        return JsonElement.Parse(output).GetProperty("accounts")[0];
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ChatAssist.Tools.dll"), .. arguments, "--database", _town.Database.Connection])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["Zalo__OAuth"] = _town.Zalo.Address.AbsoluteUri,
                ["Zalo__OpenApi"] = _town.Zalo.Address.AbsoluteUri,
                ["Zalo__Accounts__0__OaId"] = World.OaId,
                ["Zalo__Accounts__0__AppId"] = World.AppId,
                ["Zalo__Accounts__0__AppSecret"] = World.AppSecret,
                ["Zalo__Accounts__0__WebhookKey"] = "test-oa-secret-key",
            },
        };
        return Process.Start(start)!;
    }

    private static async Task<(int ExitCode, string Output, string Errors)> EndAsync(Process process)
    {
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }
}
