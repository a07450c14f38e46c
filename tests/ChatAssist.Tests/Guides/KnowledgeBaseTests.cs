using ChatAssist.Guides;

namespace ChatAssist.Tests.Guides;

public sealed class KnowledgeBaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_an_export_a_guide_stands_alone()
    {
        var knowledge = Load(SmallGuide.Text);
        var procedure = Assert.Single(knowledge.Procedures);
        Assert.Equal(("1.000001", 7000), (procedure.Code, procedure.Methods[0].Fees[0].Amount));
        Assert.Equal(new DateOnly(2026, 7, 18), knowledge.DateOf("1.000001", ProcedureParts.Fees));
        Assert.Equal("Đăng ký thử", knowledge.GuideOf("1.000001")!.Title);
    }

    [Fact]
    public void A_guide_as_new_as_the_export_goes_over_it_part_by_part()
    {
        var knowledge = Load(SmallGuide.Text, ExportLineBuilder.Line(change: detail => detail["requirementsAndConditions"] = "Đủ 18 tuổi"), ExportLineBuilder.Line("1.000002"));
        var procedure = knowledge.Find("1.000001")!;
        Assert.Equal(2, knowledge.Procedures.Count);
        Assert.Equal("Tờ khai đăng ký", procedure.Cases[0].Items[0].Name);
        Assert.Equal("Đủ 18 tuổi", procedure.Conditions);
        Assert.Equal("cong", knowledge.SourceOf("1.000001", ProcedureParts.Documents)!.Key);
        Assert.Null(knowledge.SourceOf("1.000001", ProcedureParts.Conditions));
    }

    [Fact]
    public void A_guide_older_than_the_export_gives_only_what_it_corrects_and_what_the_record_lacks()
    {
        var older = SmallGuide.Text.Replace("date: 2026-07-18", "date: 2026-01-01", StringComparison.Ordinal)
            .Replace("steps:", "    corrects: { parts: [documents], reason: Mẫu mới., source: cong }\nsteps:", StringComparison.Ordinal);
        var knowledge = Load(older, SmallGuide.Record(fee: "8000"));
        var procedure = knowledge.Find("1.000001")!;
        Assert.Equal(8000, procedure.Methods[0].Fees[0].Amount);
        Assert.Equal("Tờ khai đăng ký", procedure.Cases[0].Items[0].Name);
        Assert.Equal(ServiceLevel.FullyOnline, procedure.ServiceLevel);
        Assert.Equal(new DateOnly(2026, 7, 18), knowledge.DateOf("1.000001", ProcedureParts.Fees));
        Assert.Equal(new DateOnly(2026, 1, 1), knowledge.DateOf("1.000001", ProcedureParts.Documents));
        Assert.Equal("Mẫu mới.", knowledge.CorrectionOf("1.000001", ProcedureParts.Documents)!.Reason);
        Assert.Null(knowledge.CorrectionOf("1.000001", ProcedureParts.Fees));
    }

    [Fact]
    public void A_broken_guide_is_a_problem_and_the_rest_is_loaded()
    {
        _folder.Write("kb/guides/a/broken.md", "---\ntitle: [\n---\n");
        _folder.Write("kb/guides/a/bytes.md", [0xFF, 0xFE, 0x00]);
        var knowledge = Load(SmallGuide.Text);
        Assert.Single(knowledge.Guides);
        Assert.Equal(["guides/a/broken.md", "guides/a/bytes.md"], knowledge.Problems.Select(problem => problem.File).Distinct().Order());
    }

    [Fact]
    public void A_withdrawn_procedure_is_found_by_its_code_but_not_offered()
    {
        var knowledge = Load(SmallGuide.Text, ExportLineBuilder.Line("1.014955-Xoa"), ExportLineBuilder.Line("1.014955", "Khác"));
        Assert.DoesNotContain(knowledge.Procedures, procedure => procedure.IsWithdrawn);
        Assert.NotNull(knowledge.Find("1.014955-Xoa"));
        Assert.Equal("Khác", knowledge.Find(" 1.014955 ")!.Name);
    }

    private KnowledgeBase Load(string guide, params string[] exportLines)
    {
        _folder.Write("kb/guides/thu/1.000001-thu.md", guide);
        return KnowledgeBase.Load(Path.Combine(_folder.Path, "kb"), exportLines.Length == 0 ? null : _folder.Write("export-2026-07-18.jsonl", string.Join('\n', exportLines)));
    }
}
