using System.Text.RegularExpressions;

namespace ChatAssist.Guides;

/// <summary>
/// Finds prose that a fifteen-year-old would have to read twice: sentences too long to keep in mind, and the letters
/// that offices write for their own words.
/// </summary>
/// <remarks>
/// Vietnamese writes each syllable as a word, so words are counted as they stand. The limits are where the guides that
/// citizens could follow ended when this was written (12 words a sentence on average), with some room.
/// </remarks>
internal static partial class Readability
{
    private const int LongestSentence = 35;
    private const int LongestAverage = 18;

    public static IEnumerable<Problem> Check(KnowledgeFiles files) =>
    [
        .. files.Guides.Where(file => file.Guide is not null).SelectMany(file => Check(file.Guide!.Path, Prose(file, file.Guide))),
        .. files.Concepts.Where(file => file.Concept is not null).SelectMany(file => Check(file.Concept!.Path, Prose(file, file.Concept))),
    ];

    private static List<Prose> Prose(GuideFile file, Guide guide) =>
    [
        new("summary", guide.Summary, file.LineOf(guide.Summary)),
        .. guide.Steps.Select(step => new Prose("steps", step.Text, file.LineOf(step))),
        .. guide.Mistakes.SelectMany(mistake => new[] { mistake.Wrong, mistake.Right }.Select(text => new Prose("mistakes", text, file.LineOf(mistake)))),
    ];

    private static List<Prose> Prose(ConceptFile file, Concept concept) =>
    [
        new("summary", concept.Summary, file.LineOf(concept.Summary)),
        .. concept.Sections.Select(section => new Prose("sections", section.Text, file.LineOf(section))),
    ];

    private static IEnumerable<Problem> Check(string path, List<Prose> prose)
    {
        var lengths = new List<int>();
        foreach (var each in prose)
        {
            foreach (var sentence in SentenceEnd().Split(each.Text).Where(sentence => sentence.Length > 0))
            {
                var words = Word().Count(sentence);
                lengths.Add(words);
                if (words > LongestSentence)
                {
                    yield return new Problem(path, each.Line, $"`{each.Key}` has a sentence of {words} words; at most {LongestSentence}: \"{Shorten(sentence)}\"");
                }
            }

            foreach (var letters in OfficeLetters().Matches(each.Text).Select(match => match.Value).Distinct(StringComparer.Ordinal))
            {
                yield return new Problem(path, each.Line, $"`{each.Key}` says \"{letters}\"; write it in full, citizens do not know the letters");
            }
        }

        if (lengths.Count > 0 && lengths.Average() is > LongestAverage and var average)
        {
            yield return new Problem(path, prose[0].Line, $"the sentences have {average:0} words on average; at most {LongestAverage}");
        }
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : $"{text[..60]}…";

    // A list's commas are no end: read aloud, it is still one breath.
    [GeneratedRegex(@"(?<=[.!?;:…])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    // What people say themselves (CCCD, BHYT, BHXH, VNeID) is not among them; the numbers of laws (24/2021/QĐ-TTg) are names.
    [GeneratedRegex(@"(?<![/\w-])(?:UBND|HĐND|TTHC|CSDL|CSDLQG|NLĐ|SDLĐ|TNLĐ|BNN|GCN|QSDĐ|DVC|DVCTT|PVHCC|ĐKKD|NVQS)(?![/\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex OfficeLetters();
}

/// <summary>A text of a guide or page as citizens read it, and where it stands.</summary>
internal sealed record Prose(string Key, string Text, int Line);
