using ChatAssist.Guides;

namespace ChatAssist.Tests.Guides;

public sealed class NationalExportTests
{
    private static readonly Lazy<ProcedureExport> Export = new(() => ProcedureExport.Read(ExportFactAttribute.ExportPath!));

    [ExportFact]
    public void All_public_procedures_are_read()
    {
        Assert.Equal(new ExportCounts(5665, 190, 0), Export.Value.Counts);
        Assert.Equal(5475, Export.Value.Procedures.Count);
        Assert.Equal(new DateOnly(2026, 7, 18), Export.Value.DataDate);
        Assert.Empty(Export.Value.Problems);
    }

    [ExportFact]
    public void Every_text_is_clean()
    {
        var texts = Export.Value.Procedures.SelectMany(procedure => (IEnumerable<string>)
            [procedure.Code, procedure.Name, procedure.ReceivingPlace, .. procedure.Fields, .. procedure.Steps, .. procedure.DossierNotes, .. procedure.Cases.SelectMany(each => each.Items).Select(item => item.Name)]);
        Assert.All(texts, text => Assert.True(text.IsNormalized() && text == text.Trim() && !text.Contains("  ", StringComparison.Ordinal) && !text.Any(char.IsControl), text));
    }

    [ExportFact]
    public void Birth_registration_has_its_documents_and_its_notes_apart()
    {
        var birth = Find("1.001193");
        Assert.Equal([CaseKind.ToSubmit, CaseKind.ToPresent], birth.Cases.Select(each => each.Kind));
        Assert.All(birth.Cases, each => Assert.Equal("", each.Name));
        Assert.Equal(8, birth.Cases.Sum(each => each.Items.Count));
        Assert.Contains(birth.Cases[0].Items, item => item.Name.StartsWith("Giấy chứng sinh", StringComparison.Ordinal));
        Assert.All(birth.Methods, method => Assert.True(method is { Time: null, Fees: [] }));
    }

    [ExportFact]
    public void Temporary_residence_tells_its_fees_apart()
    {
        var residence = Find("1.004194");
        Assert.Equal([7000, 5000, 0], residence.Methods.Single(method => method.Way == SubmissionWay.Online).Fees.Select(fee => fee.Amount));
        Assert.Equal(5, residence.Steps.Count);
        Assert.All(residence.Cases, each => Assert.Equal(CaseKind.Situation, each.Kind));
    }

    [ExportFact]
    public void A_fee_in_dollars_is_no_amount_in_dong() =>
        Assert.Equal([2000, null], Find("2.000815").Methods.SelectMany(method => method.Fees).Select(fee => fee.Amount));

    [ExportFact]
    public void One_code_is_withdrawn_and_every_code_stands_once()
    {
        Assert.Equal("1.014955-Xoa", Assert.Single(Export.Value.Procedures, procedure => procedure.IsWithdrawn).Code);
        Assert.Equal(5475, Export.Value.Procedures.Select(procedure => procedure.Code).Distinct(StringComparer.Ordinal).Count());
    }

    private static Procedure Find(string code) => Export.Value.Procedures.Single(procedure => procedure.Code == code);
}
