using ChatAssist.Guides;
using ChatAssist.Privacy;
using ChatAssist.Tests.Guides;
using Xunit.Abstractions;

namespace ChatAssist.Tests.Privacy;

/// <summary>How much of what identifies a person is masked, and how little else.</summary>
public sealed class PersonalDataScoreTests(ITestOutputHelper output)
{
    [Fact]
    public void Of_generated_lines_98_in_100_are_right_both_ways()
    {
        var score = new MaskScore();
        foreach (var line in GeneratedLines.Positives(6_000).Concat(GeneratedLines.Negatives(6_000)))
        {
            score.Add(line);
        }

        score.Print(output);
        score.AssertAtLeast(0.98, eachKind: true);
    }

    [Theory]
    [InlineData("hand-written.jsonl", 423, 0.98)]
    [InlineData("blind.jsonl", 172, 0.97)]
    [InlineData("blind-2.jsonl", 103, 0.98)]
    public void Of_lines_written_by_hand_nearly_all_are_right(string file, int lines, double share)
    {
        var score = new MaskScore();
        var read = MaskedLine.Read(file).ToList();
        read.ForEach(score.Add);
        score.Print(output);
        Assert.True(read.Count >= lines);
        score.AssertAtLeast(share, eachKind: false);
    }

    [ExportFact]
    public void Of_the_procedures_nothing_is_masked_but_telephones_and_addresses_of_offices()
    {
        var texts = ProcedureExport.Read(ExportFactAttribute.ExportPath!).Procedures.SelectMany(Texts).SelectMany(text => text.Split('\n')).Distinct().ToList();
        var changed = texts.Where(text => PersonalData.Mask(text) != text).ToList();
        changed.ForEach(output.WriteLine);
        output.WriteLine($"{changed.Count} of {texts.Count} lines changed");
        Assert.All(changed, text => Assert.Matches("ĐT|iện thoại|ịa chỉ", text));
        Assert.True(texts.Count > 10_000 && changed.Count <= 20);
    }

    private static IEnumerable<string> Texts(Procedure procedure) =>
    [
        procedure.Code, procedure.Name, .. procedure.LegalBases.SelectMany(basis => new[] { basis.Number, basis.Name }),
        .. procedure.Methods.SelectMany(method => method.Fees.Select(fee => $"{fee.Description} {fee.Amount} đồng").Append(method.Description).Append(method.Time?.Description ?? "")),
        .. procedure.Cases.SelectMany(dossier => dossier.Items.Select(item => item.Name).Append(dossier.Name)),
    ];
}
