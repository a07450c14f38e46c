using System.Net;
using System.Xml.Linq;

namespace ChatAssist.Tests.WebChat;

/// <summary>The sheet to print, and the way back from it into the chat.</summary>
public sealed class SheetPageTests(ChatServer server) : IClassFixture<ChatServer>
{
    private const string Birth = "1.001193";

    [Fact]
    public async Task The_sheet_holds_what_is_needed_the_steps_the_source_and_a_code()
    {
        var page = WebUtility.HtmlDecode(await server.NewBrowser().GetStringAsync($"/checklist/{Birth}"));
        Assert.Contains("<h1>Đăng ký khai sinh", page);
        Assert.Contains("<h2>Giấy tờ mang theo hoặc chụp sẵn</h2><ul class=\"ticks\"><li>", page);
        Assert.Matches("<ol><li><b>[^<]+</b> [^<]+</li>", page);
        Assert.Matches(@"Nguồn: [^<]+, dữ liệu ngày \d+/\d+/\d{4}\.", page);
        Assert.Contains($"<b>Làm từng bước {Birth}</b>", page);
        Assert.Contains("<svg", page);
        Assert.DoesNotContain("**", page);
    }

    [Fact]
    public async Task The_picture_of_it_all_names_the_papers_the_steps_and_the_source_and_is_well_formed()
    {
        var answer = await server.NewBrowser().GetAsync($"/pictures/{Birth}.svg");
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        var drawing = XDocument.Parse(await answer.Content.ReadAsStringAsync());
        var words = string.Join(' ', drawing.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value));
        Assert.Contains("Đăng ký khai sinh", words);
        Assert.Contains("Giấy chứng sinh", words);
        Assert.Matches(@"Nguồn: .+ dữ liệu ngày \d+/\d+/\d{4}\.", words);
        Assert.DoesNotContain("**", words);
        Assert.Contains("Giấy tờ", words);
        Assert.StartsWith("Hình tóm tắt “Đăng ký khai sinh", drawing.Root!.Attribute("aria-label")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_code_types_begins_the_run_and_a_runs_own_code_goes_on_with_it()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(server);
        var first = await citizen.AskAsync($"Làm từng bước {Birth}");
        Assert.Contains("Mã hành trình", first.Single()["text"]!.GetValue<string>());
        var sheet = "";
        for (var steps = 0; steps < 6 && sheet.Length == 0; steps++)
        {
            var said = await citizen.AskAsync("Bỏ qua");
            sheet = said.Single()["channelData"]!["chatAssist"]!["sheet"]?.GetValue<string>() ?? "";
        }

        Assert.Matches(@"^/checklist/1\.001193\?case=\d&journey=[A-Z0-9]{3}-[A-Z0-9]{3}$", sheet);
        Assert.Contains($"<b>{sheet[^7..]}</b>", await server.NewBrowser().GetStringAsync(sheet));
    }

    [Fact]
    public async Task A_link_types_into_the_box_and_sends_nothing()
    {
        var page = await server.NewBrowser().GetStringAsync($"/chat?text={Uri.EscapeDataString("Làm từng bước <b>")}");
        Assert.Contains("placeholder=\"Nhập câu hỏi…\">Làm từng bước &lt;b&gt;</textarea>", page);
        Assert.DoesNotContain("from-citizen", page);
        Assert.Contains("placeholder=\"Nhập câu hỏi…\"></textarea>", await server.NewBrowser().GetStringAsync($"/chat?text={new string('a', 201)}"));
    }

    [Theory]
    [InlineData("/checklist/9.999999", HttpStatusCode.NotFound)]
    [InlineData("/pictures/9.999999.svg", HttpStatusCode.NotFound)]
    [InlineData("/pictures/%3Cscript%3E.svg", HttpStatusCode.NotFound)]
    [InlineData("/checklist/%3Cscript%3E", HttpStatusCode.NotFound)]
    [InlineData("/checklist/1.001193?case=zwei", HttpStatusCode.BadRequest)]
    [InlineData("/checklist/1.001193?case=-7&journey=%3Cscript%3E", HttpStatusCode.OK)]
    [InlineData("/checklist/1.001193?case=99", HttpStatusCode.OK)]
    public async Task Odd_addresses_get_the_right_status_and_no_markup(string address, HttpStatusCode status)
    {
        var answer = await server.NewBrowser().GetAsync(address);
        Assert.Equal(status, answer.StatusCode);
        Assert.DoesNotContain("<script", await answer.Content.ReadAsStringAsync());
    }
}
