using System.Text.RegularExpressions;
using ChatAssist.Answering;
using ChatAssist.Search;
using ChatAssist.Tests.Guides;

namespace ChatAssist.Tests.Answering;

/// <summary>Rules that no answer about any procedure may break.</summary>
public sealed partial class WholeExportTests
{
    /// <summary>A phone's screen; "about 600" in the contract, with room for the last line.</summary>
    private const int Longest = 700;

    [ExportFact]
    public void A_code_finds_its_procedure_always() => WholeExport.AssertNone(
        WholeExport.Answers.Where(said => said.Answer.Code() != said.Code).Select(said => said.At(said.Answer.Code())));

    [ExportFact]
    public void An_exact_name_finds_its_procedure_wherever_it_is_the_only_one()
    {
        var unique = Assistants.National.Knowledge.Procedures.GroupBy(procedure => Key(procedure.Name)).Where(same => same.Count() == 1).Select(same => same.Single()).ToList();
        Assert.True(unique.Count > 4_000);
        WholeExport.AssertNone(unique.AsParallel()
            .Select(procedure => (procedure, First: Assistants.National.Answerer.Rank(procedure.Name, Topic.None)[0].Code))
            .Where(pair => pair.First != pair.procedure.Code)
            .Select(pair => $"{pair.procedure.Code} {pair.procedure.Name}: {pair.First}"));
    }

    [ExportFact]
    public void An_answer_from_a_source_names_it_with_link_and_date() => WholeExport.AssertNone(WholeExport.Answers
        .Where(said => said.Answer.Status.ToString().StartsWith("AnsweredFrom", StringComparison.Ordinal))
        .Where(said => said.Answer.Sources.Count == 0 || said.Answer.Sources.Any(source =>
            source.Code != said.Code || source.DataDate.Year < 2025 || source.Name.Length == 0 || !source.Url.StartsWith("https://", StringComparison.Ordinal)))
        .Select(said => said.At(string.Join("; ", said.Answer.Sources))));

    [ExportFact]
    public void Every_number_stands_in_the_record_the_guide_or_is_counted_from_them()
    {
        var numbers = new KnownNumbers();
        WholeExport.AssertNone(WholeExport.Answers.SelectMany(said => numbers.Invented(said).Select(number => said.At($"{number} in «{said.Answer.Text.ReplaceLineEndings(" / ")}»"))));
    }

    [ExportFact]
    public void A_fee_is_of_a_size_that_is_charged() => WholeExport.AssertNone(
        WholeExport.Answers.Where(said => TinyFee().IsMatch(said.Answer.Text)).Select(said => said.At(TinyFee().Match(said.Answer.Text).Value)));

    [ExportFact]
    public void Nothing_is_called_free_without_words_that_say_so_of_everybody() => WholeExport.AssertNone(WholeExport.Answers
        .Where(said => said.Facet == Facet.Fees)
        .SelectMany(said => said.Lines.Where(line => line.Contains("**miễn phí**", StringComparison.OrdinalIgnoreCase)).Select(line => (said, line)))
        .Where(pair => Conditional().IsMatch(pair.line) || !SaysFree(pair.said.Code))
        .Select(pair => pair.said.At(pair.line)));

    [ExportFact]
    public void No_answer_is_longer_than_a_screen() => WholeExport.AssertNone(
        WholeExport.Answers.Where(said => said.Answer.Text.Length > Longest).Select(said => said.At($"{said.Answer.Text.Length} characters")));

    [ExportFact]
    public void Bold_opens_and_closes_in_its_line() => WholeExport.AssertNone(WholeExport.Answers
        .SelectMany(said => said.Lines.Where(line => line.Split("**").Length % 2 == 0).Select(said.At)));

    [ExportFact]
    public void No_line_is_empty_and_no_blank_stands_twice() => WholeExport.AssertNone(WholeExport.Answers
        .SelectMany(said => said.Lines.Where(line => line.Trim() != line || line.Length == 0 || line.Contains("  ", StringComparison.Ordinal)).Select(line => said.At($"«{line}»"))));

    [ExportFact]
    public void Nothing_of_the_machinery_shows() => WholeExport.AssertNone(
        WholeExport.Answers.Where(said => Machinery().IsMatch(said.Answer.Text)).Select(said => said.At(Machinery().Match(said.Answer.Text).Value)));

    [ExportFact]
    public void Buttons_are_few_and_no_two_are_the_same() => WholeExport.AssertNone(WholeExport.Answers
        .Where(said => said.Answer.Suggestions.Count > 6 || said.Answer.Buttons().Distinct().Count() != said.Answer.Suggestions.Count || said.Answer.Buttons().Any(button => button.Length is 0 or > 140))
        .Select(said => said.At(string.Join(" | ", said.Answer.Buttons()))));

    [ExportFact]
    public void A_person_and_another_part_are_always_at_hand() => WholeExport.AssertNone(WholeExport.Answers
        .Where(said => said.Answer.Buttons()[^1] != "Gặp người hỗ trợ")
        .Select(said => said.At(string.Join(" | ", said.Answer.Buttons()))));

    private static bool SaysFree(string code)
    {
        var guide = Assistants.National.Knowledge.GuideOf(code);
        return guide is not null || Assistants.National.Knowledge.Find(code)!.Methods.SelectMany(method => method.Fees)
            .Any(fee => fee.Description.Contains("miễn", StringComparison.OrdinalIgnoreCase) || fee.Description.Contains("không", StringComparison.OrdinalIgnoreCase));
    }

    private static string Key(string text) => string.Join(' ', VietnameseAnalyzer.Analyze(text).Select(token => token.Folded));

    [GeneratedRegex(@"(?<![\d.,])\d{1,3} đồng", RegexOptions.CultureInvariant)]
    private static partial Regex TinyFee();

    [GeneratedRegex(@"\((được )?miễn[^)]*(đối với|trường hợp|cho người|nếu )", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Conditional();

    [GeneratedRegex(@"\bnull\b|[{}]|<[a-z/!]|&[a-z]+;|System\.|Exception|\bNaN\b|\bUSD\p{Lu}|�", RegexOptions.CultureInvariant)]
    private static partial Regex Machinery();
}
