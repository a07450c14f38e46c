using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChatAssist.Search;

namespace ChatAssist.Guides;

/// <summary>The text that an editor begins a new guide with: what the portal says of the procedure, in the guide's form.</summary>
/// <remarks>What only a person can write stays empty, and <c>check</c> names it: a skeleton cannot be published as it is.</remarks>
public static partial class GuideSkeleton
{
    private const int LongestSlug = 48;

    private const int LongestDocument = 200;

    /// <summary>Where the guide will lie: named after its field and procedure, like those that ship.</summary>
    public static string PathOf(Procedure procedure) =>
        $"guides/{Slug(procedure.Fields.Count > 0 ? procedure.Fields[0] : "khac")}/{procedure.Code}-{Slug(procedure.Name)}.md";

    /// <summary>The code in a path such as <see cref="PathOf"/> makes; empty where there is none.</summary>
    public static string CodeIn(string path) => CodeOfPath().Match(path).Groups["code"].Value;

    /// <param name="today">The day on which the editor looks at the facts.</param>
    public static string Of(Procedure procedure, DateOnly today)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append('\n');

        Line("---");
        Line($"title: {Yaml(procedure.Name)}");
        Line("other_names: []");
        Line("questions: []");
        Line("summary: \"\"");
        Line($"checked_on: {Day(today)}");
        Line("procedures:");
        Line($"  - code: {Quoted(procedure.Code)}");
        Line($"    id: {Quoted(procedure.Id)}");
        Line($"    name: {Yaml(procedure.Name)}");
        Line("    source: portal");
        Line($"    fields: {Flow(procedure.Fields)}");
        Line($"    received_by: [{string.Join(", ", GuideWords.Receivers.Where(each => procedure.Levels.HasFlag(each.Value)).Select(each => each.Key))}]");
        Line($"    authorities: {Flow(procedure.Authorities)}");
        Line($"    where: {Yaml(procedure.ReceivingPlace)}");
        Line("    methods:" + (procedure.Methods.Count == 0 ? " []" : ""));
        procedure.Methods.SelectMany(MethodLines).ToList().ForEach(Line);
        Line("    cases:" + (procedure.Cases.All(each => each.Items.Count == 0) ? " []" : ""));
        procedure.Cases.Where(each => each.Items.Count > 0).SelectMany(CaseLines).ToList().ForEach(Line);
        Line($"    outcomes: {Flow(procedure.Outcomes)}");
        Line("    legal_bases:" + (procedure.LegalBases.Count == 0 ? " []" : ""));
        foreach (var law in procedure.LegalBases.Where(law => law.Number.Length > 0))
        {
            Line($"      - {{ number: {Quoted(law.Number)}, name: {Quoted(law.Name)} }}");
        }

        Line("steps: []");
        Line("mistakes: []");
        Line("links:");
        Line($"  - {{ title: Trang thủ tục trên Cổng Dịch vụ công quốc gia, url: {Quoted(procedure.Url)} }}");
        Line("sources:");
        Line("  - key: portal");
        Line($"    title: {Yaml($"Cổng Dịch vụ công quốc gia, thủ tục {procedure.Code}")}");
        Line($"    url: {Quoted(procedure.Url)}");
        Line($"    date: {Day(procedure.DataDate)}");
        Line("    certainty: official");
        Line("---");
        return text.ToString();
    }

    private static IEnumerable<string> MethodLines(SubmissionMethod method)
    {
        yield return $"      - way: {NameOf(GuideWords.Ways, method.Way)}";
        if (method.Time is { Amount: > 0 and var amount, Unit: not TimeUnit.Other } time)
        {
            yield return $"        time: {{ amount: {amount}, unit: {NameOf(GuideWords.Units, time.Unit)} }}";
        }

        if (method.Time is { Description.Length: > 0 } told)
        {
            yield return $"        time_note: {Yaml(told.Description)}";
        }

        // A capital of billions that the portal files among the fees is none, and no guide holds such a number.
        var fees = method.Fees.Where(fee => fee.Amount is <= int.MaxValue || fee.Description.Length > 0).ToList();
        if (fees.Count > 0)
        {
            yield return "        fees:";
        }

        foreach (var fee in fees)
        {
            var sum = fee.Amount is <= int.MaxValue and var money ? $"amount: {money.ToString("0", CultureInfo.InvariantCulture)}, " : "";
            yield return $"          - {{ {sum}kind: {NameOf(GuideWords.FeeKinds, fee.Kind)}, note: {Quoted(fee.Description)} }}";
        }
    }

    private static IEnumerable<string> CaseLines(DossierCase each)
    {
        yield return $"      - name: {Quoted(each.Name)}";
        yield return $"        kind: {NameOf(GuideWords.CaseKinds, each.Kind)}";
        yield return "        documents:";
        foreach (var item in each.Items)
        {
            var name = item.Name.Length <= LongestDocument ? item.Name : $"{item.Name[..LongestDocument].TrimEnd()}…";
            yield return $"          - {{ name: {Quoted(name)}, originals: {item.Originals}, copies: {item.Copies}, official: {Quoted(name.TrimEnd('…'))} }}";
        }
    }

    private static string NameOf<T>(Dictionary<string, T> names, T value)
        where T : struct => names.First(each => each.Value.Equals(value)).Key;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Flow(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Quoted))}]";

    /// <summary>As an editor would write it: in quotes only where YAML would read something else.</summary>
    internal static string Yaml(string text) => Plain().IsMatch(text) ? text : Quoted(text);

    internal static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"";

    private static string Slug(string text)
    {
        var slug = string.Join('-', VietnameseAnalyzer.Analyze(text).Select(token => NotInPath().Replace(token.Folded, "")).Where(word => word.Length > 0));
        return slug.Length == 0 ? "khac" : slug.Length <= LongestSlug ? slug : slug[..slug.LastIndexOf('-', LongestSlug)];
    }

    [GeneratedRegex(@"\Aguides/[a-z0-9-]+/(?<code>\d\.\d{6,})-[a-z0-9-]+\.md\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodeOfPath();

    [GeneratedRegex(@"[^a-z0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex NotInPath();

    // No sign that begins something else in YAML, and none of the words that it takes for true, false or nothing.
    [GeneratedRegex(@"\A(?!(?:true|false|yes|no|on|off|null|y|n)\z)\p{L}[\p{L}\p{M}\p{N} ,.?!/();%-]*(?<! )\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
