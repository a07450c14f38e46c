using System.Net;
using System.Text.RegularExpressions;

namespace ChatAssist.Tests.WebChat;

/// <summary>The chat without a script: plain pages and forms.</summary>
public sealed partial class ChatPageTests(ChatServer server) : IClassFixture<ChatServer>
{
    [Fact]
    public async Task A_question_by_form_is_answered_on_the_page_with_source_date_and_buttons()
    {
        var browser = server.NewBrowser();
        var sent = await SendAsync(browser, await browser.GetStringAsync("/chat"), "Đăng ký tạm trú hết bao nhiêu tiền?");
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal("/chat#latest", sent.Headers.Location!.OriginalString);

        var page = await browser.GetStringAsync("/chat");
        Assert.Contains("<p>Đăng ký tạm trú hết bao nhiêu tiền?</p>", page);
        Assert.Contains("from-assistant", page);
        Assert.Matches(@"class=""source-note"">[^<]*dữ liệu \d+/\d+/\d{4}", page);
        Assert.Matches(@"data-resume=""ey[^""]+""", page);
        Assert.Contains("<section id=\"welcome\" class=\"welcome\" aria-labelledby=\"greeting\" hidden>", page);
        var button = ReplyButton().Match(page[page.IndexOf("id=\"latest\"", StringComparison.Ordinal)..]).Groups[1].Value;
        await SendAsync(browser, page, WebUtility.HtmlDecode(button));
        Assert.Equal(2, FromCitizen().Count(await browser.GetStringAsync("/chat")));
    }

    [Fact]
    public async Task Markup_that_a_citizen_types_stays_text()
    {
        var browser = server.NewBrowser();
        const string Attack = "<script>alert(1)</script><img src=x onerror=alert(2)>\"><b>";
        await SendAsync(browser, await browser.GetStringAsync("/chat"), Attack);
        var page = await browser.GetStringAsync("/chat");
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page);
        Assert.DoesNotContain("<script>alert", page);
        Assert.DoesNotContain("<img src=x", page);
    }

    [Fact]
    public async Task Nothing_on_the_page_runs_inline_and_the_policy_forbids_it()
    {
        var answer = await server.NewBrowser().GetAsync("/chat");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy);
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("frame-ancestors 'self' https:", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotMatch(@"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", page);
    }

    [Fact]
    public async Task The_clients_files_are_served_and_kept_by_their_hash()
    {
        var browser = server.NewBrowser();
        var page = await browser.GetStringAsync("/chat");
        foreach (var file in (string[])["chat.js", "chat.css"])
        {
            var address = Regex.Match(page, $@"/client/{Regex.Escape(file)}\?v=[0-9a-f]{{12}}").Value;
            var answer = await browser.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString());
        }

        var embed = await browser.GetAsync("/embed.js");
        Assert.Equal("text/javascript", embed.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TimeSpan.FromHours(1), embed.Headers.CacheControl!.MaxAge);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/icon.svg")).StatusCode);
    }

    [Fact]
    public async Task A_form_that_another_site_made_is_refused_and_the_words_are_given_back()
    {
        var browser = server.NewBrowser();
        using var form = new FormUrlEncodedContent([new("text", "chữ đã gõ <b>")]);
        var answer = await browser.PostAsync("/chat", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("role=\"alert\"", page);
        Assert.Contains(">chữ đã gõ &lt;b&gt;</textarea>", page);
        Assert.Equal(0, FromCitizen().Count(await browser.GetStringAsync("/chat")));
    }

    [Fact]
    public async Task An_impatient_finger_sends_one_message()
    {
        var browser = server.NewBrowser();
        var page = await browser.GetStringAsync("/chat");
        await SendAsync(browser, page, "Đăng ký khai sinh");
        var again = await browser.GetStringAsync("/chat");
        await SendAsync(browser, again, "cảm ơn");
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(browser, again, "cảm ơn")).StatusCode);
        await SendAsync(browser, again, "Đăng ký tạm trú");
        Assert.Equal(3, FromCitizen().Count(await browser.GetStringAsync("/chat")));
    }

    [Fact]
    public async Task Beginning_anew_leaves_the_old_conversation_behind()
    {
        var browser = server.NewBrowser();
        await SendAsync(browser, await browser.GetStringAsync("/chat"), "Đăng ký khai sinh");
        var page = await browser.GetStringAsync("/chat");
        await PostAsync(browser, page, "restart", "1");
        Assert.Equal(0, FromCitizen().Count(await browser.GetStringAsync("/chat")));
    }

    [Fact]
    public async Task An_answer_that_takes_its_time_is_announced()
    {
        using var hurried = new ChatServer { Settings = { ["WebChat:AnswerWaitSeconds"] = "0" } };
        var browser = hurried.NewBrowser();
        await SendAsync(browser, await browser.GetStringAsync("/chat"), "Đăng ký khai sinh");
        var page = await browser.GetStringAsync("/chat");
        Assert.Contains("Đăng ký khai sinh</p>", page);
        Assert.True(page.Contains("Em đang tìm…", StringComparison.Ordinal) || page.Contains("class=\"message from-assistant\"", StringComparison.Ordinal));
        await hurried.StopAsync();
    }

    [Fact]
    public async Task The_conversation_of_the_page_is_the_one_that_the_script_resumes()
    {
        var browser = server.NewBrowser();
        await SendAsync(browser, await browser.GetStringAsync("/chat"), "Đăng ký khai sinh");
        var resume = Regex.Match(await browser.GetStringAsync("/chat"), "data-resume=\"([^\"]+)\"").Groups[1].Value;
        var citizen = new DirectLineCitizen(server.NewBrowser());
        await citizen.FetchTokenAsync(resume);
        Assert.Equal(HttpStatusCode.OK, await citizen.BeginAsync());
        var (activities, _) = await citizen.ReadAsync();
        Assert.Equal("Đăng ký khai sinh", (string?)activities[1]["text"]);
        Assert.Equal("user", (string?)activities[1]["from"]!["role"]);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient browser, string page, string text) => PostAsync(browser, page, "text", text);

    /// <summary>Sends the page's form as a browser would, hidden fields and all.</summary>
    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, string name, string value)
    {
        var fields = HiddenField().Matches(page).Select(field => KeyValuePair.Create(field.Groups[1].Value, field.Groups[2].Value)).DistinctBy(field => field.Key);
        using var form = new FormUrlEncodedContent(fields.Append(new(name, value)));
        return await browser.PostAsync("/chat", form);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\">")]
    private static partial Regex HiddenField();

    [GeneratedRegex("<button name=\"text\" value=\"([^\"]+)\">")]
    private static partial Regex ReplyButton();

    [GeneratedRegex("class=\"message from-citizen\"")]
    private static partial Regex FromCitizen();
}
