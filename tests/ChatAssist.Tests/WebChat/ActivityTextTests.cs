using ChatAssist.Answering;
using ChatAssist.Web.WebChat;

namespace ChatAssist.Tests.WebChat;

/// <summary>Our light Markdown, as other clients and as browsers without a script get it.</summary>
public sealed class ActivityTextTests
{
    private static readonly Source s_source = new("1.004194", "Đăng ký tạm trú", "Lệ phí", "https://dichvucong.gov.vn/x", new DateOnly(2026, 7, 18), "");

    [Theory]
    [InlineData("Một\nHai", "Một  \nHai")]
    [InlineData("Cần:\n• **Tờ khai**\n• Giấy tờ\nHết.", "Cần:\n\n- **Tờ khai**\n- Giấy tờ\n\nHết.")]
    [InlineData("1. Một\n2. Hai", "1. Một\n2. Hai")]
    [InlineData("Đoạn\n\nKhác", "Đoạn\n\nKhác")]
    [InlineData("Mẫu <CT01> * x_y [1] # `a`", "Mẫu \\<CT01> \\* x_y \\[1] # \\`a\\`")]
    [InlineData("# không phải tiêu đề\n> không trích", "\\# không phải tiêu đề  \n\\> không trích")]
    [InlineData("Thủ tục 1.004194, luật 68/2020/QH14", "Thủ tục 1.004194, luật 68/2020/QH14")]
    public void Lines_and_lists_become_real_ones_and_signs_stay_signs(string text, string markdown) =>
        Assert.Equal(markdown, ActivityText.ToMarkdown(text, []));

    [Fact]
    public void Sources_become_references_with_name_and_date()
    {
        var markdown = ActivityText.ToMarkdown("Lệ phí:\n• 7.000 đồng", [s_source, s_source with { Url = "" }]);
        Assert.Equal(
            "Lệ phí:\n\n- 7.000 đồng\n\n[1] [2]\n\n[1]: https://dichvucong.gov.vn/x \"Đăng ký tạm trú (1.004194), dữ liệu ngày 18/7/2026\"\n"
            + "[2]: x-cite:2 \"Đăng ký tạm trú (1.004194), dữ liệu ngày 18/7/2026\"",
            markdown);
    }

    [Theory]
    [InlineData("Một\nHai", "<p>Một<br>Hai</p>")]
    [InlineData("Cần:\n• **Tờ khai**\n• a < b", "<p>Cần:</p><ul><li><strong>Tờ khai</strong></li><li>a &lt; b</li></ul>")]
    [InlineData("2. Hai\n3. Ba", "<ol start=\"2\"><li>Hai</li><li>Ba</li></ol>")]
    [InlineData("<b>x</b>\n\nKhác", "<p>&lt;b&gt;x&lt;/b&gt;</p><p>Khác</p>")]
    public void On_the_page_it_is_html_and_nothing_else_is(string text, string html) => Assert.Equal(html, Html.FromLightMarkdown(text));
}
