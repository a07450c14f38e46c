using System.Net;
using ChatAssist.Tests.WebChat;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary>The page <c>/desk/search</c>, asked over a real socket: only there is it known who asks.</summary>
public sealed class SearchPageTests : IClassFixture<ChatServer>
{
    private readonly HttpClient _browser;

    public SearchPageTests(ChatServer server)
    {
        server.ListensOnSocket = true;
        var address = server.Running.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        _browser = new HttpClient { BaseAddress = new Uri(address) };
    }

    [Fact]
    public async Task A_question_is_shown_as_read_with_what_was_found_and_why()
    {
        var page = await AskAsync("dk tam tru can j z");
        Assert.Contains("gõ “dk”, viết đầy đủ", page, StringComparison.Ordinal);
        Assert.Contains("gõ “tru”, thêm dấu", page, StringComparison.Ordinal);
        Assert.Contains("1.004194", page, StringComparison.Ordinal);
        Assert.Contains("AnsweredFromGuide", page, StringComparison.Ordinal);
        Assert.Contains("Trả lời ngay: ", page, StringComparison.Ordinal);
        Assert.Contains("người dân", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missed_procedure_is_set_beside_the_first()
    {
        var page = await AskAsync("đăng ký khai sinh", "1.004194");
        Assert.Contains("<h2>Thủ tục 1.004194</h2>", page, StringComparison.Ordinal);
        Assert.Contains("Từ của câu hỏi mà thủ tục này không có:", page, StringComparison.Ordinal);
        Assert.Contains("Không có thủ tục nào mang mã này", await AskAsync("đăng ký khai sinh", "9.999999"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cảm ơn", "Trả lời bằng câu có sẵn")]
    [InlineData("", "Câu hỏi không được lưu")]
    [InlineData("😀", "Tin nhắn này không được đọc")]
    public async Task Whatever_is_asked_the_page_says_what_became_of_it(string question, string said) =>
        Assert.Contains(said, await AskAsync(question), StringComparison.Ordinal);

    [Fact]
    public async Task Markup_stays_text_and_personal_data_is_masked()
    {
        var page = await AskAsync("<script>alert(1)</script>\"><img src=x> tạm trú 0912345678", "\"><b>");
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"><b>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("0912345678", page, StringComparison.Ordinal);
        Assert.Contains("[số điện thoại]", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_runs_on_the_page_and_nothing_is_kept()
    {
        using var answer = await _browser.GetAsync(new Uri("/desk/search?q=khai+sinh", UriKind.Relative));
        Assert.Contains("default-src 'none'; style-src 'self';", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.DoesNotMatch(@"<script|<style|\sstyle=|\son[a-z]+=", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Original-For", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("Host", "chat.example.vn")]
    public async Task Behind_a_proxy_there_is_no_such_page(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/desk/search");
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await _browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("203.0.113.7", 404)]
    [InlineData("::ffff:203.0.113.7", 404)]
    [InlineData("::1", 200)]
    [InlineData("::ffff:127.0.0.1", 200)]
    public async Task From_another_address_there_is_no_such_page(string from, int status)
    {
        // In memory, so that the address can be said.
        using var inMemory = new ChatServer();
        var answer = await inMemory.Running.Server.SendAsync(context =>
        {
            context.Request.Path = "/desk/search";
            context.Request.Host = new("localhost");
            context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        });
        Assert.Equal(status, answer.Response.StatusCode);
        await inMemory.StopAsync();
    }

    private Task<string> AskAsync(string question, string code = "") =>
        _browser.GetStringAsync(new Uri($"/desk/search?q={Uri.EscapeDataString(question)}&code={Uri.EscapeDataString(code)}", UriKind.Relative));
}
