using ChatAssist.Answering;
using ChatAssist.Tests.Guides;

namespace ChatAssist.Tests.Answering;

/// <summary>What is said of fees, times, papers and places is what the source says.</summary>
public sealed class FactsTests
{
    [Fact]
    public void Fees_tell_online_and_direct_apart_and_name_the_saving()
    {
        var answer = Assistants.Shipped.Ask("dang ky tam tru het bao nhieu tien");
        Assert.Equal(("1.004194", AnswerStatus.AnsweredFromGuide), (answer.Code(), answer.Status));
        var lines = answer.Text.Split('\n');
        Assert.Contains(lines, line => line.Contains("trực tuyến", StringComparison.Ordinal) && line.Contains("7.000 đồng", StringComparison.Ordinal) && line.Contains("rẻ hơn 8.000 đồng", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("trực tiếp", StringComparison.Ordinal) && line.Contains("15.000 đồng", StringComparison.Ordinal) && !line.Contains("rẻ hơn", StringComparison.Ordinal));
        Assert.Contains("được miễn", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_keeps_its_unit()
    {
        Assert.Contains("3 ngày làm việc", Assistants.Shipped.Ask("đăng ký tạm trú mất bao lâu").Text, StringComparison.Ordinal);
        Assert.Contains("7 ngày làm việc", Assistants.Shipped.Ask("đăng ký thường trú bao nhiêu ngày").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Papers_are_listed_with_how_many()
    {
        var answer = Assistants.Shipped.Ask("đăng ký kết hôn cần giấy tờ gì");
        Assert.Equal("1.000894", answer.Code());
        Assert.Contains("1. Tờ khai đăng ký kết hôn", answer.Text, StringComparison.Ordinal);
        Assert.Contains("1 bản chính", answer.Text, StringComparison.Ordinal);
        Assert.Contains("xuất trình", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_cases_differ_they_are_buttons_and_a_pressed_one_is_answered()
    {
        var asked = Assistants.Shipped.Ask("đăng ký thường trú cần giấy tờ gì");
        Assert.Contains("Nhà thuê, mượn, ở nhờ", asked.Buttons());
        var chosen = Assistants.Shipped.Ask("đăng ký thường trú cần giấy tờ gì", "Nhà thuê, mượn, ở nhờ");
        Assert.Equal("1.004222", chosen.Code());
        Assert.StartsWith("Answered", chosen.Status.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(asked.Text, chosen.Text);
        Assert.Contains("1. ", chosen.Text, StringComparison.Ordinal);
        Assert.Equal("Nhà thuê, mượn, ở nhờ", chosen.Next.CaseName);
    }

    [ExportFact]
    public void Where_every_paper_depends_on_the_case_nothing_is_listed_before_it_is_chosen()
    {
        var procedure = Assistants.National.Knowledge.Procedures.First(each =>
            each.Cases.Count is > 1 and < 5 && each.Cases.All(one => one.Kind == ChatAssist.Guides.CaseKind.Situation && one.Items.Count > 0));
        var asked = Assistants.National.Ask($"{procedure.Code} giấy tờ");
        Assert.Equal(AnswerStatus.ClarifyingCase, asked.Status);
        Assert.DoesNotContain("1. ", asked.Text, StringComparison.Ordinal);
        Assert.Equal(procedure.Cases.Select(each => each.Name).Distinct().Count(), asked.Next.Choices.Count(choice => choice.CaseName.Length > 0));
        Assert.Contains("1. ", Assistants.National.Ask($"{procedure.Code} giấy tờ", asked.Buttons()[0]).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("đăng ký tạm trú cần giấy tờ gì", "Giấy tờ cần có")]
    [InlineData("đăng ký tạm trú phí bao nhiêu", "Lệ phí")]
    [InlineData("dang ky tam tru bao lau", "Thời hạn")]
    [InlineData("đăng ký tạm trú nộp ở đâu", "Nơi nộp")]
    [InlineData("các bước đăng ký tạm trú", "Cách ")]
    [InlineData("đăng ký tạm trú nộp trực tuyến được không", "Cách ")]
    [InlineData("căn cứ pháp lý của đăng ký tạm trú", "Căn cứ pháp lý")]
    [InlineData("tờ khai đăng ký tạm trú", "Mẫu đơn, tờ khai")]
    public void The_part_asked_for_is_said_and_cited(string question, string section)
    {
        var answer = Assistants.Shipped.Ask(question);
        Assert.Equal("1.004194", answer.Code());
        Assert.Contains(answer.Sources, source => source.Section.Contains(section, StringComparison.Ordinal));
        Assert.All(answer.Sources, source => Assert.True(Uri.TryCreate(source.Url, UriKind.Absolute, out _) && source.DataDate > new DateOnly(2025, 1, 1)));
        Assert.DoesNotContain(section, answer.Buttons());
    }

    [Theory]
    [InlineData("đổi giấy phép lái xe hết bao nhiêu tiền", "3.000347")]
    [InlineData("cấp đổi thẻ căn cước mã 1.014063 lệ phí", "1.014063")]
    public void A_correction_shows_the_newer_source_and_its_date(string question, string code)
    {
        var answer = Assistants.Shipped.Ask(question);
        Assert.Equal(code, answer.Code());
        var correction = Assistants.Shipped.Knowledge.GuideProcedureOf(code)!.Corrects!;
        Assert.Contains(correction.Reason, answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Sources, source => source.Url == correction.Source.Url && source.DataDate == correction.Source.Date);
        Assert.True(correction.Source.Date > new DateOnly(2025, 12, 1));
    }
}
