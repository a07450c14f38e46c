using ChatAssist.Handoffs;
using ChatAssist.Tests.Guides;
using ChatAssist.Tests.VolunteerDesk;
using ChatAssist.Tests.WebChat;

namespace ChatAssist.Tests.Tools;

/// <summary>A new export tells which guides to look at: on the command line between two of them, at the desk against the guide itself.</summary>
public sealed class ChangedProceduresTests : IDisposable
{
    private const string Guide = "guides/thu/1.000001-thu.md";

    private readonly TemporaryFolder _folder = new();

    private string Knowledge => Path.Combine(_folder.Path, "kb");

    [Fact]
    public void Each_changed_line_of_a_guides_procedure_is_told_and_other_procedures_are_not()
    {
        _folder.Write($"kb/{Guide}", SmallGuide.Text);
        var before = Export("cu.jsonl", SmallGuide.Record(), ExportLineBuilder.Line("1.000009", "Việc khác"));
        var after = Export("moi.jsonl", SmallGuide.Record(fee: "9000", document: "Đơn mới"), ExportLineBuilder.Line("1.000009", "Việc khác nữa"));
        var changes = Run(before, after).At("changes");
        var change = Assert.Single(changes.EnumerateArray());
        Assert.Equal(["guide", "code", "name", "fate", "lines"], change.Names());
        Assert.Equal(Guide, change.At("guide").GetString());
        Assert.Equal("Changed", change.At("fate").GetString());
        string[] lines = [.. change.At("lines").EnumerateArray().Select(line => line.GetString()!)];
        Assert.Equal(["- fees: Online: Charge 7000 Cá nhân", "+ fees: Online: Charge 9000 Cá nhân", "- documents: Tờ khai theo mẫu (1 + 0)", "+ documents: Đơn mới (1 + 0)"], lines);
        Assert.Empty(Run(before, before).At("changes").EnumerateArray());
    }

    [Fact]
    public void A_procedure_that_is_withdrawn_or_gone_is_told()
    {
        _folder.Write($"kb/{Guide}", SmallGuide.Text);
        var before = Export("cu.jsonl", SmallGuide.Record());
        Assert.Equal("Gone", Run(before, Export("moi.jsonl", ExportLineBuilder.Line("1.000009"))).At("changes")[0].At("fate").GetString());
        ToolRun.Of("changed-procedures", "--before", before, "--after", _folder.Write("la.jsonl", "không phải"), "--knowledge-base", Knowledge).AssertRefused("is no procedure export");
    }

    [Fact]
    public async Task The_desk_flags_the_guide_and_shows_what_the_portal_says_now_until_the_text_agrees()
    {
        EditorPages.CopyKnowledgeTo(Knowledge);
        _folder.Write($"kb/{Guide}", SmallGuide.Text);
        using var server = new ChatServer { Settings = { ["knowledge-base"] = Knowledge, ["procedures"] = Export("export-2026-11-20.jsonl", SmallGuide.Record(fee: "9000")) } };
        var editor = await DeskVolunteer.ArriveAsync(server, "hoa", Role.Editor);
        Assert.Contains("Cổng ghi khác bài này ở 1 chỗ", await editor.ReadAsync("/desk/guides?q=1.000001"), StringComparison.Ordinal);
        var page = await editor.ReadAsync(EditorPages.PageOf(Guide));
        Assert.Contains("Cổng Dịch vụ công đang ghi khác", page, StringComparison.Ordinal);
        Assert.Contains("1.000001, nộp trực tuyến: lệ phí ở đây 7000, trên Cổng 9000", page, StringComparison.Ordinal);
        Assert.DoesNotContain("đang ghi khác", await editor.SaveAsync(Guide, 0, SmallGuide.Text.Replace("7000", "9000", StringComparison.Ordinal)), StringComparison.Ordinal);
        await server.StopAsync();
    }

    public void Dispose() => _folder.Dispose();

    private string Export(string name, params string[] lines) => _folder.Write(name, string.Join('\n', lines) + "\n");

    private System.Text.Json.JsonElement Run(string before, string after) =>
        ToolRun.Of("changed-procedures", "--before", before, "--after", after, "--knowledge-base", Knowledge, "--json").Json;
}
