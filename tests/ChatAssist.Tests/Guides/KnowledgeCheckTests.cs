using ChatAssist.Guides;

namespace ChatAssist.Tests.Guides;

public sealed class KnowledgeCheckTests : IDisposable
{
    private const string File = "guides/thu/1.000001-thu.md";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_sound_guide_that_agrees_with_the_export_has_no_problems()
    {
        _folder.Write(File, SmallGuide.Text);
        Assert.Empty(Check(SmallGuide.Record()));
    }

    [Theory]
    [InlineData("checked_on: 2026-11-01", "checked_on: 2027-01-01", 4, "in the future")]
    [InlineData("checked_on: 2026-11-01", "checked_on: 2026-01-01", 4, "days old")]
    [InlineData("date: 2026-07-18", "date: 2026-12-24", 34, "in the future")]
    [InlineData("code: \"1.000001\"", "code: \"1.00001\"", 7, "no procedure code")]
    [InlineData("https://dichvucong.gov.vn/a", "../thu/khong-co.md", 32, "leads to no file")]
    [InlineData("https://dichvucong.gov.vn/a", "javascript:alert(1)", 32, "no web address")]
    [InlineData("where: Công an xã\n", "where: ''\n", 7, "", false)]
    [InlineData("received_by: [ward]", "received_by: []", 7, "`received_by` is missing")]
    [InlineData("text: Bấm nút Nộp.", "text: Trả 8.000 đồng.", 28, "8.000 đồng")]
    [InlineData("right: Ký rồi nộp.", "right: Chờ 5 ngày.", 30, "5 ngày")]
    [InlineData("right: Ký rồi nộp.", "right: Chờ 3 ngày làm việc và trả 7.000đ.", 30, "", false)]
    public void A_fault_is_told_with_file_and_line(string right, string wrong, int line, string message, bool isFault = true)
    {
        _folder.Write(File, SmallGuide.Text.Replace(right, wrong, StringComparison.Ordinal));
        var problems = Check(null);
        if (isFault)
        {
            Assert.Contains(problems, problem => problem.Line == line && problem.File.EndsWith(File, StringComparison.Ordinal) && problem.Message.Contains(message, StringComparison.Ordinal));
        }
        else
        {
            Assert.Empty(problems);
        }
    }

    [Fact]
    public void A_sentence_too_long_and_the_letters_of_offices_are_told()
    {
        var long36 = string.Join(' ', Enumerable.Repeat("chữ", 36));
        _folder.Write(File, SmallGuide.Text
            .Replace("text: Bấm nút Nộp.", $"text: {long36}.", StringComparison.Ordinal)
            .Replace("right: Ký rồi nộp.", "right: Hỏi UBND xã.", StringComparison.Ordinal));
        var problems = Check(null);
        Assert.Contains(problems, problem => problem.Line == 28 && problem.Message.Contains("a sentence of 36 words", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Line == 30 && problem.Message.Contains("\"UBND\"", StringComparison.Ordinal));
        Assert.Equal(2, problems.Count);
    }

    [Fact]
    public void Long_sentences_on_average_are_told_even_where_none_is_too_long_alone()
    {
        var long30 = string.Join(' ', Enumerable.Repeat("chữ", 30));
        _folder.Write(File, SmallGuide.Text
            .Replace("Để thử. Ai cũng làm được.", $"{long30}. {long30}.", StringComparison.Ordinal)
            .Replace("text: Bấm nút Nộp.", $"text: {long30}.", StringComparison.Ordinal));
        Assert.Contains("words on average", Assert.Single(Check(null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_a_laws_number_and_what_people_say_themselves_are_plain()
    {
        _folder.Write(File, SmallGuide.Text
            .Replace("text: Bấm nút Nộp.", "text: \"Mang CCCD, thẻ BHYT theo Quyết định 104/2026/QĐ-UBND.\"", StringComparison.Ordinal));
        Assert.Empty(Check(null));
    }

    [Fact]
    public void A_summary_too_long_a_code_twice_and_a_broken_list_are_told()
    {
        _folder.Write(File, SmallGuide.Text.Replace("Để thử.", new string('a', 301), StringComparison.Ordinal));
        _folder.Write("guides/thu/b.md", SmallGuide.Text);
        _folder.Write("vocabulary/a.yaml", "a: [1");
        var problems = Check(null).Select(problem => problem.Message).ToList();
        Assert.Contains(problems, message => message.Contains("at most 300", StringComparison.Ordinal));
        Assert.Contains(problems, message => message.Contains("covered twice", StringComparison.Ordinal));
        Assert.Contains(problems, message => message.Contains("no valid YAML", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_disagreement_with_the_export_is_told()
    {
        _folder.Write(File, SmallGuide.Text);
        Assert.Contains("fees here 7000, in the export 8000", Message(SmallGuide.Record(fee: "8000")), StringComparison.Ordinal);
        Assert.Contains("time here 3 ngày làm việc, in the export 5 ngày làm việc", Message(SmallGuide.Record(time: "5")), StringComparison.Ordinal);
        Assert.Contains("also asks for \"Đơn đề nghị\"", Message(SmallGuide.Record(document: "Đơn đề nghị")), StringComparison.Ordinal);
        Assert.Contains("no row of the export has the words \"Tờ khai\"", Message(SmallGuide.Record(document: "Đơn đề nghị")), StringComparison.Ordinal);
        Assert.Contains("1.000001 is not in the export", Message(ExportLineBuilder.Line("1.000002")), StringComparison.Ordinal);
        Assert.Contains("`name` differs", Message(ExportLineBuilder.Line(name: "Tên khác")), StringComparison.Ordinal);
    }

    [Fact]
    public void Official_words_match_without_regard_to_numbering_marks_dashes_and_blanks()
    {
        _folder.Write(File, SmallGuide.Text.Replace("official: Tờ khai ", "official: \"(i) TO KHAI - theo  mẫu\" ", StringComparison.Ordinal));
        Assert.Empty(Check(SmallGuide.Record(document: "a) Tờ khai–theo mẫu;")));
    }

    [Fact]
    public void A_quantity_that_disagrees_is_told()
    {
        _folder.Write(File, SmallGuide.Text.Replace("originals: 1", "copies: 2", StringComparison.Ordinal));
        Assert.Contains("0 original(s) and 2 copies here, in the export 1 and 0", Message(SmallGuide.Record()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_newer_source_corrects_may_disagree_and_an_older_source_may_not()
    {
        var corrected = SmallGuide.Text
            .Replace("steps:", "    corrects: { parts: [fees], reason: Mức mới., source: moi }\nsteps:", StringComparison.Ordinal)
            .Replace("sources:", "sources:\n  - { key: moi, title: Thông tư, url: https://vanban.chinhphu.vn, date: 2026-08-18, certainty: official }", StringComparison.Ordinal);
        _folder.Write(File, corrected);
        Assert.Empty(Check(SmallGuide.Record(fee: "8000")));

        _folder.Write(File, corrected.Replace("2026-08-18", "2026-01-18", StringComparison.Ordinal));
        var older = Message(SmallGuide.Record(fee: "8000"));
        Assert.Contains("not newer than the export", older, StringComparison.Ordinal);
        Assert.Contains("fees here 7000, in the export 8000", older, StringComparison.Ordinal);
    }

    private string Message(string line) => string.Join('\n', Check(line));

    private IReadOnlyList<Problem> Check(string? exportLine) =>
        new KnowledgeCheck(_folder.Path, new NovemberClock(), maxAgeDays: 180)
            .Run(exportLine is null ? null : ProcedureExport.Read(_folder.Write("export-2026-07-18.jsonl", exportLine)));

    private sealed class NovemberClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);
    }
}
