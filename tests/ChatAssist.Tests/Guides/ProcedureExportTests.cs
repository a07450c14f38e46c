using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using ChatAssist.Guides;
using static ChatAssist.Tests.Guides.ExportLineBuilder;

namespace ChatAssist.Tests.Guides;

public sealed class ProcedureExportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Malformed_lines_are_told_with_their_number_and_skipped()
    {
        var export = Read(Line("1.000001"), "{\"id\": 1, broken", "", Line("", "Không mã"), Line("1.000002", " "), "[1,2]", "null", """{"code":"1.1","name":"a","detail":{"isWard":"yes"}}""", """{"code":"1.1","name":"a"}""", Line("1.000003"));

        Assert.Equal(["1.000001", "1.000003"], export.Procedures.Select(procedure => procedure.Code));
        Assert.Equal([2, 4, 5, 6, 7, 8, 9], export.Problems.Select(problem => problem.Line));
        Assert.Contains("no code", export.Problems[1].Message, StringComparison.Ordinal);
        Assert.Contains("no name", export.Problems[2].Message, StringComparison.Ordinal);
        Assert.Contains("$.detail.isWard", export.Problems[5].Message, StringComparison.Ordinal);
        Assert.Equal(new ExportCounts(9, 0, 7), export.Counts);
    }

    [Fact]
    public void Broken_bytes_and_half_characters_cost_only_their_line()
    {
        var path = _folder.Write("a.jsonl", [.. Bytes(Line()), .. Bytes("{\"code\":\"1.2\",\"name\":\""), 0xFF, 0xC0, .. Bytes("\",\"detail\":{}}\n{\"code\":\"1.3\",\"name\":\"\\ud800\",\"detail\":{}}\n"), .. Bytes(Line("1.000009"))]);

        var export = ProcedureExport.Read(path);

        Assert.Equal(2, export.Procedures.Count);
        Assert.Equal([2, 3], export.Problems.Select(problem => problem.Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \n")]
    [InlineData("<!DOCTYPE html><html><body>404</body></html>")]
    [InlineData("[{\"code\":\"1.1\",\"name\":\"a\",\"detail\":{}}]")]
    [InlineData("{\"code\":\"1.1\"\n\"name\":}")]
    public void What_is_no_export_is_refused_with_what_was_expected(string text)
    {
        var exception = Assert.Throws<NotAnExportException>(() => ProcedureExport.Read(_folder.Write("a.jsonl", text)));
        Assert.Contains("one JSON object a line", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Binary_and_cut_gzip_are_refused()
    {
        var random = new byte[100_000];
        new Random(1).NextBytes(random);
        var whole = Gzip(string.Join('\n', Enumerable.Range(0, 5000).Select(i => Line($"1.{i:000000}", $"Thủ tục {i * 7919}"))));

        Assert.Throws<NotAnExportException>(() => ProcedureExport.Read(_folder.Write("a.jsonl", random)));
        Assert.Throws<NotAnExportException>(() => ProcedureExport.Read(_folder.Write("b.jsonl.gz", whole[..(whole.Length / 2)])));
        Assert.Equal(5000, ProcedureExport.Read(_folder.Write("c.jsonl.gz", whole)).Procedures.Count);
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_do_no_harm() =>
        Assert.Equal(2, ProcedureExport.Read(_folder.Write("a.jsonl", $"\uFEFF{Line()}\r\n{Line("1.000002")}\r\n")).Procedures.Count);

    [Fact]
    public void The_data_date_is_in_the_file_name_else_the_latest_change()
    {
        Assert.Equal(new DateOnly(2026, 9, 1), ProcedureExport.Read(_folder.Write("national-2026-09-01.jsonl", Line())).DataDate);

        var export = ProcedureExport.Read(_folder.Write("export.jsonl", Line() + "\n" + Line("1.000002", "Cũ", detail => detail["updatedAt"] = 1)));
        Assert.Equal(new DateOnly(2026, 7, 18), export.DataDate);
        Assert.All(export.Procedures, procedure => Assert.Equal(export.DataDate, procedure.DataDate));
    }

    [Fact]
    public void Internal_procedures_are_left_out_and_counted()
    {
        var export = Read(Line(), Line("1.000002", "Nội bộ", detail => detail["isInternal"] = true));
        Assert.Equal(("1.000001", 1), (Assert.Single(export.Procedures).Code, export.Counts.Internal));
    }

    [Fact]
    public void Loose_marks_blanks_mark_up_and_bullets_are_cleaned()
    {
        var procedure = Single(Line(" 1.014325", "Đăng ký khai tử".Normalize(NormalizationForm.FormD), detail =>
        {
            detail["categoriesDetails"] = JsonNode.Parse("""[{"name":"Hộ&nbsp;tịch"}]""");
            detail["dossierReceivingAddresses"] = "<p>Công an\u00A0xã</p>\t\uF0FC <b>phường</b>\u200E";
        }));

        Assert.Equal("1.014325", procedure.Code);
        Assert.Equal("Đăng ký khai tử", procedure.Name);
        Assert.True(procedure.Name.IsNormalized());
        Assert.Equal(["Hộ tịch"], procedure.Fields);
        Assert.Equal("Công an xã phường", procedure.ReceivingPlace);
    }

    [Fact]
    public void A_code_marked_for_deletion_stays_apart_from_its_namesake()
    {
        var procedure = Single(Line("1.014955-Xoa"));
        Assert.Equal(("1.014955-Xoa", true), (procedure.Code, procedure.IsWithdrawn));
    }

    [Fact]
    public void Missing_null_and_empty_keys_leave_empty_parts()
    {
        var procedure = Single("""{"code":"1.1","name":"a","detail":{"executionMethods":[null,{"submissionMethod":null},{"submissionMethod":"DIRECT"}],"executionCases":[{"profileComponents":null},null],"legalBasisesDetails":null,"isWard":null}}""");
        Assert.Equal(SubmissionWay.Direct, Assert.Single(procedure.Methods).Way);
        Assert.Null(procedure.Methods[0].Time);
        Assert.Empty(procedure.Cases);
        Assert.Null(procedure.ServiceLevel);
    }

    [Fact]
    public void The_online_flag_is_not_trusted_and_a_provincial_procedure_is_known()
    {
        var procedure = Single(Line(change: detail => (detail["isFullProcess"], detail["type"]) = (true, "SPECIFIC")));
        Assert.Null(procedure.ServiceLevel);
        Assert.True(procedure.IsProvincial);
    }

    [Theory]
    [InlineData("3", "WORKING_DAY", "", 3, TimeUnit.WorkingDay, "")]
    [InlineData("15", "DAY", "Trong 15 ngày kể từ ngày nhận đủ hồ sơ", 15, TimeUnit.Day, "Trong 15 ngày kể từ ngày nhận đủ hồ sơ")]
    [InlineData("2.5", "WORKING_DAY", "", null, TimeUnit.Other, "2,5 ngày làm việc")]
    [InlineData("1", "OTHER", "Ngay trong ngày làm việc", null, TimeUnit.Other, "Ngay trong ngày làm việc")]
    [InlineData("\"Không quá 05 ngày làm việc\"", "OTHER", "", null, TimeUnit.Other, "Không quá 05 ngày làm việc")]
    public void A_time_keeps_its_unit_or_its_words(string time, string unit, string description, int? amount, TimeUnit expectedUnit, string words) =>
        Assert.Equal(new ProcessingTime(amount, expectedUnit, words), Single(Line(change: Method(time, unit, description))).Methods[0].Time);

    [Theory]
    [InlineData("1", "")]
    [InlineData("0", "Thời gian tiếp nhận: giờ hành chính")]
    [InlineData("\"Theo mô tả\"", "")]
    public void Without_unit_and_words_there_is_no_time(string time, string description) =>
        Assert.Null(Single(Line(change: Method(time, "OTHER", description))).Methods[0].Time);

    [Theory]
    [InlineData("""{"type":"FEE","value":7000,"description":"- Cá nhân;"}""", 7000.0, "Cá nhân")]
    [InlineData("""{"type":"FEE","value":0,"description":"Miễn phí"}""", 0.0, "Miễn phí")]
    [InlineData("""{"type":"FEE","value":0,"description":"Không thu lệ phí"}""", 0.0, "Không thu lệ phí")]
    [InlineData("""{"type":"FEE","value":0,"description":"Do Hội đồng nhân dân tỉnh quy định"}""", null, "Do Hội đồng nhân dân tỉnh quy định")]
    [InlineData("""{"type":"FEE","value":0,"description":"Mức lệ phí do HĐND quyết định. Miễn lệ phí cho hộ nghèo."}""", null, "Mức lệ phí do HĐND quyết định. Miễn lệ phí cho hộ nghèo.")]
    [InlineData("""{"type":"FEE","value":0,"description":"Miễn lệ phí. Phí công bố: 100.000 đồng/lần"}""", null, "Miễn lệ phí. Phí công bố: 100.000 đồng/lần")]
    [InlineData("""{"type":"FEE","value":null,"description":"Chi tiết tại biểu phí"}""", null, "Chi tiết tại biểu phí")]
    [InlineData("""{"type":"FEE","value":10,"description":"/bản","currencyName":"USD"}""", null, "10 USD/bản")]
    [InlineData("""{"type":"FEE","value":50,"description":"phần trăm mức thu"}""", null, "phần trăm mức thu")]
    public void A_fee_is_an_amount_only_where_the_source_means_one(string fee, double? amount, string description)
    {
        var read = Assert.Single(Single(Line(change: Method("3", "DAY", "", fee))).Methods[0].Fees);
        Assert.Equal(((decimal?)amount, description), (read.Amount, read.Description));
    }

    [Fact]
    public void A_fee_of_nothing_is_dropped_and_kinds_are_told_apart()
    {
        var fees = Single(Line(change: Method("3", "DAY", "", """{"type":"FEE","value":0}""", """{"type":"SERVICE_FEE","value":0,"description":""}""", """{"type":"PRICE_LEVEL","value":5000}""", """{"type":"SERVICE_FEE","value":"2000"}"""))).Methods[0].Fees;
        Assert.Equal([new Fee(FeeKind.PriceLevel, 5000, ""), new Fee(FeeKind.ServiceFee, 2000, "")], fees);
    }

    [Theory]
    [InlineData("Bước 1: Chuẩn bị.\\n- Bản sao.\\nBước 2: Nộp hồ sơ.", "Bước 1: Chuẩn bị. - Bản sao.|Bước 2: Nộp hồ sơ.")]
    [InlineData("Gồm:\\n1. Nộp.\\n2. Nhận.", "Gồm:|1. Nộp.|2. Nhận.")]
    [InlineData("Nộp hồ sơ.\\nTheo bước 2. nhận kết quả.", "Nộp hồ sơ.|Theo bước 2. nhận kết quả.")]
    public void Steps_are_cut_where_the_source_numbers_them(string text, string steps) =>
        Assert.Equal(steps.Split('|'), Single(Line(change: detail => detail["executionSteps"] = JsonNode.Parse($$"""[{"name":"","description":"{{text}}"}]"""))).Steps);

    private ProcedureExport Read(params string[] lines) => ProcedureExport.Read(_folder.Write("export-2026-07-18.jsonl", string.Join('\n', lines)));

    private Procedure Single(string line) => Assert.Single(Read(line).Procedures);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text.EndsWith('}') ? text + "\n" : text);

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
