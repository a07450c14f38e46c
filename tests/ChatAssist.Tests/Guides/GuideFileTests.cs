using ChatAssist.Guides;

namespace ChatAssist.Tests.Guides;

public sealed class GuideFileTests
{
    [Fact]
    public void A_guide_is_read_with_all_its_parts()
    {
        var (guide, problems) = Parse(SmallGuide.Text);

        Assert.Empty(problems);
        var procedure = Assert.Single(guide!.Procedures);
        Assert.Equal(("1.000001", "cong", new DateOnly(2026, 7, 18)), (procedure.Facts.Code, procedure.Source.Key, procedure.Facts.DataDate));
        Assert.Equal(ServiceLevel.FullyOnline, procedure.Facts.ServiceLevel);
        Assert.Equal(new ProcessingTime(3, TimeUnit.WorkingDay, ""), procedure.Facts.Methods[0].Time);
        Assert.Equal(new Fee(FeeKind.Charge, 7000, "Cá nhân"), procedure.Facts.Methods[0].Fees[0]);
        Assert.Equal(CaseKind.ToSubmit, procedure.Facts.Cases[0].Kind);
        Assert.Equal(["Tờ khai", "Giấy giới thiệu"], procedure.Documents.Select(match => match.Official));
    }

    [Theory]
    [InlineData("title: Đăng ký thử", "titel: Đăng ký thử", 2, "unknown key `titel`")]
    [InlineData("title: Đăng ký thử", "title: ''", 2, "`title` is missing or empty")]
    [InlineData("checked_on: 2026-11-01", "checked_on: 1/11/2026", 4, "YYYY-MM-DD")]
    [InlineData("amount: 7000", "amount: 7.000", 20, "whole number")]
    [InlineData("way: online", "way: fax", 17, "one of online, direct, postal")]
    [InlineData("source: cong", "source: khac", 9, "`khac` is not among `sources`")]
    [InlineData("unit: working_day", "unit: other", 18, "no amount")]
    [InlineData("questions: [thử thế nào]", "questions: thử", 5, "must be a list")]
    [InlineData("fields: [Hộ tịch]", "fields: [Hộ tịch", 10, "no valid YAML")]
    [InlineData("note: Cá nhân }", "note: Cá nhân, hộ gia đình }", 20, "must stand in quotes")]
    [InlineData("url: \"https://dichvucong.gov.vn\", date", "date", 34, "an official source needs a `url`")]
    public void A_mistake_is_told_with_its_line_and_the_guide_is_left_out(string right, string wrong, int line, string message)
    {
        var (guide, problems) = Parse(SmallGuide.Text.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Null(guide);
        Assert.Contains(problems, problem => problem.Line >= line - 1 && problem.Line <= line + 1 && problem.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void All_mistakes_of_a_file_are_told_at_once()
    {
        var (_, problems) = Parse(SmallGuide.Text.Replace("title:", "tilte:", StringComparison.Ordinal).Replace("way: online", "way: fax", StringComparison.Ordinal));
        Assert.True(problems.Count >= 3, string.Join('\n', problems));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# Chỉ có chữ")]
    [InlineData("---\ntitle: a\n")]
    [InlineData("---\n- a\n---\n")]
    public void Without_front_matter_a_file_is_a_problem(string text)
    {
        var (guide, problems) = Parse(text);
        Assert.Null(guide);
        Assert.NotEmpty(problems);
    }

    [Fact]
    public void A_concept_page_is_read()
    {
        var problems = new List<Problem>();
        var concept = ConceptFile.Parse("---\ntitle: VNeID\nsummary: Ngắn.\nchecked_on: 2026-11-01\nsections:\n  - title: Lên mức 2\n    questions: [lên mức 2 ở đâu]\n    text: Đến công an xã.\n---\n", "concepts/vneid.md", problems).Concept;
        Assert.Empty(problems);
        Assert.Equal("Lên mức 2", Assert.Single(concept!.Sections).Title);
    }

    private static (Guide? Guide, List<Problem> Problems) Parse(string text)
    {
        var problems = new List<Problem>();
        return (GuideFile.Parse(text, "guides/thu/a.md", problems).Guide, problems);
    }
}
