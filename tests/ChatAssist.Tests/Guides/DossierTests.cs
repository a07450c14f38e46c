using System.Text.Json.Nodes;
using ChatAssist.Guides;
using static ChatAssist.Tests.Guides.ExportLineBuilder;

namespace ChatAssist.Tests.Guides;

public sealed class DossierTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("- Tờ khai đăng ký khai sinh theo mẫu;", 1, true)]
    [InlineData("01 Tờ khai đề nghị cấp Giấy miễn thị thực", 1, true)]
    [InlineData("Giấy phép xuất khẩu", 0, true)]
    [InlineData("Trường hợp trẻ em bị bỏ rơi thì phải có biên bản về việc trẻ bị bỏ rơi", 1, true)]
    [InlineData("Đối với Công an nhân dân: Giấy giới thiệu của Thủ trưởng đơn vị", 1, true)]
    [InlineData("Trường hợp không có chứng cứ thì phải có văn bản cam đoan của các bên", 0, true)]
    [InlineData("Giấy tờ có giá trị chứng minh thông tin về cư trú. Trường hợp đã có dữ liệu thì không phải xuất trình.", 0, true)]
    [InlineData("Ví dụ: Trường hợp giấy tờ chứng minh chỗ ở là sổ đỏ", 1, false)]
    [InlineData("*Lưu ý: - Không yêu cầu xuất trình Giấy khai sinh", 0, false)]
    [InlineData("Trường hợp đã khai thác được dữ liệu thì không phải nộp bản giấy.", 0, false)]
    [InlineData("Trường hợp giấy tờ tùy thân sử dụng là: Hộ chiếu, Thẻ căn cước thì chỉ cần cung cấp số định danh", 0, false)]
    [InlineData("(v) Người ủy quyền và người được ủy quyền chịu trách nhiệm trước pháp luật", 1, false)]
    [InlineData("Cơ quan đăng ký hộ tịch từ chối giải quyết nếu nội dung cam đoan không đúng sự thật.", 0, false)]
    [InlineData("Phiếu này là biểu mẫu điện tử, công dân kê khai khi nộp trực tuyến.", 1, false)]
    public void A_document_is_told_from_a_note(string row, int originals, bool isDocument)
    {
        var procedure = Read(Case("", (row, originals, 0), ("Đơn đề nghị", 1, 0)));
        Assert.Equal(isDocument ? 2 : 1, Assert.Single(procedure.Cases).Items.Count);
        Assert.Equal(isDocument ? 0 : 1, procedure.DossierNotes.Count);
    }

    [Theory]
    [InlineData("", "", CaseKind.ToSubmit)]
    [InlineData("* Giấy tờ phải nộp:", "", CaseKind.ToSubmit)]
    [InlineData("Các giấy tờ phải nộp (bản chính), mỗi loại 01 bản, gồm:", "", CaseKind.ToSubmit)]
    [InlineData("a) Thành phần hồ sơ:", "", CaseKind.ToSubmit)]
    [InlineData("Thành phần hồ sơ bao gồm", "", CaseKind.ToSubmit)]
    [InlineData("Hồ sơ gồm:", "", CaseKind.ToSubmit)]
    [InlineData("Số lượng hồ sơ: 01 bộ.", "", CaseKind.ToSubmit)]
    [InlineData("01 bộ hồ sơ", "", CaseKind.ToSubmit)]
    [InlineData("* Giấy tờ phải xuất trình:", "", CaseKind.ToPresent)]
    [InlineData("Thành phần hồ sơ xuất trình", "", CaseKind.ToPresent)]
    [InlineData("* Đăng ký tạm trú theo danh sách, hồ sơ gồm:", "Đăng ký tạm trú theo danh sách", CaseKind.Situation)]
    [InlineData("- Trường hợp ủy quyền thực hiện thủ tục thì hồ sơ phải kèm theo một trong những giấy tờ sau:", "Trường hợp ủy quyền thực hiện thủ tục", CaseKind.Situation)]
    [InlineData("a) Đối với cấp mới", "Đối với cấp mới", CaseKind.Situation)]
    [InlineData("(1.1) Đối với công trình không theo tuyến:", "Đối với công trình không theo tuyến", CaseKind.Situation)]
    public void A_situation_is_told_from_a_heading(string rawName, string name, CaseKind kind)
    {
        var cases = Read(Case(rawName, ("Đơn đề nghị", 1, 0)), Case("Trường hợp khác", ("Giấy khai sinh", 1, 0))).Cases;
        Assert.Equal((name, kind), (cases[0].Name, cases[0].Kind));
    }

    [Fact]
    public void A_case_called_note_holds_no_documents()
    {
        var procedure = Read(Case("* Lưu ý:", ("Bản chụp các giấy tờ phải rõ nét", 1, 0)), Case("", ("Tờ khai", 1, 0)));
        Assert.Equal("Tờ khai", Assert.Single(Assert.Single(procedure.Cases).Items).Name);
        Assert.Equal(["Bản chụp các giấy tờ phải rõ nét"], procedure.DossierNotes);
    }

    [Fact]
    public void A_result_is_no_document()
    {
        var procedure = Read(Case("", ("Giấy khai sinh", 1, 0), ("Tờ khai", 1, 2)), detail => detail["executionCases"]![0]!["profileComponents"]![0]!["isProcessingResult"] = true);
        Assert.Equal(new DossierItem("Tờ khai", 1, 2, []), Assert.Single(Assert.Single(procedure.Cases).Items) with { FormFiles = [] });
    }

    [Fact]
    public void Pieces_of_one_case_are_one_case_and_a_document_said_twice_is_one()
    {
        var items = Assert.Single(Read(Case("", ("Tờ khai", 1, 0)), Case("Thành phần hồ sơ:", ("Tờ khai;", 1, 0), ("Hộ chiếu", 0, 1))).Cases).Items;
        Assert.Equal(["Tờ khai", "Hộ chiếu"], items.Select(item => item.Name));
    }

    private Procedure Read(params Action<JsonObject>[] changes) =>
        Assert.Single(ProcedureExport.Read(_folder.Write("a.jsonl", Line(change: detail => Array.ForEach(changes, change => change(detail))))).Procedures);
}
