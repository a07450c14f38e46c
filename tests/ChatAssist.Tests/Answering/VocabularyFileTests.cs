using ChatAssist.Answering;
using ChatAssist.Search;
using YamlDotNet.RepresentationModel;

namespace ChatAssist.Tests.Answering;

/// <summary>Every entry of the vocabulary does what its own example promises.</summary>
public sealed class VocabularyFileTests
{
    [Theory]
    [InlineData("abbreviations")]
    [InlineData("spellings")]
    [InlineData("everyday-names")]
    [InlineData("life-events")]
    public void Every_example_is_understood(string file)
    {
        var entries = Entries(file).ToList();
        Assert.True(entries.Count > 5);
        var misunderstood = entries.Where(entry => !entry.Means.Exists(mean => IsIn(entry.Example, mean))).ToList();
        Assert.True(misunderstood.Count == 0, string.Join('\n', misunderstood.Select(entry => $"{file}.yaml: \"{entry.Example}\" does not bring {string.Join(" or ", entry.Means)}")));
    }

    [Theory]
    [InlineData("cần giấy tờ gì", Facet.Documents)]
    [InlineData("het bao nhieu tien", Facet.Fees)]
    [InlineData("mấy ngày có", Facet.Time)]
    [InlineData("nộp ở đâu", Facet.Place)]
    [InlineData("các bước", Facet.HowTo)]
    [InlineData("nop qua mang duoc khong", Facet.Online)]
    [InlineData("điều kiện", Facet.Conditions)]
    [InlineData("căn cứ pháp lý", Facet.LegalBasis)]
    [InlineData("mẫu đơn", Facet.Forms)]
    [InlineData("kết quả", Facet.Outcome)]
    public void The_part_asked_for_is_understood(string words, Facet facet)
    {
        var question = Assistants.Shipped.Reader.Read($"{words} tạm trú");
        Assert.Contains(facet, question.Facets);
        Assert.True(Assistants.Shipped.Reader.Read(words).NamesNothing);
    }

    [Theory]
    [InlineData("miễn giảm học phí")]
    [InlineData("hỗ trợ chi phí mai táng")]
    public void Words_that_only_look_like_a_part_are_none(string message) =>
        Assert.DoesNotContain(Facet.Fees, Assistants.Shipped.Reader.Read(message).Facets);

    private static bool IsIn(string example, string mean)
    {
        var question = Assistants.Shipped.Reader.Read(example);
        var asked = question.Understood.Clauses.SelectMany(clause => clause.Terms)
            .Where(term => term.Weight > 0 && term.Term.Kind == TermKind.Folded)
            .Select(term => term.Term.First)
            .ToHashSet();
        return VietnameseAnalyzer.Analyze(mean).TrueForAll(token => asked.Contains(token.Folded));
    }

    private static IEnumerable<(string Example, List<string> Means)> Entries(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(File.OpenText(Path.Combine(Assistant.ShippedFolder, "vocabulary", $"{file}.yaml")));
        return ((YamlSequenceNode)yaml.Documents[0].RootNode).Cast<YamlMappingNode>()
            .Select(entry => (((YamlScalarNode)entry["example"]).Value!, ((YamlSequenceNode)entry["mean"]).Select(mean => ((YamlScalarNode)mean).Value!).ToList()));
    }
}
