using System.Text.RegularExpressions;
using ChatAssist.Privacy;

namespace ChatAssist.Answering;

/// <summary>What no answer may say, whatever its passages say: addresses, promises, ways round the law, personal data, the prompt.</summary>
internal static partial class ForbiddenCheck
{
    public static Verdict? Check(ClaimText sentence, Evidence evidence)
    {
        var words = evidence.Words;
        if (Address().Match(sentence.Written) is { Success: true } address)
        {
            return Verdict.Refused("link", address.Value);
        }

        if (sentence.Written.FirstOrDefault(letter => char.IsLetter(letter) && !IsLatin(letter)) is not '\0' and var foreign)
        {
            return Verdict.Refused("other-language", foreign.ToString());
        }

        return Phrase(words.Promises, "promise", sentence, evidence, isExcusedBySource: true)
            ?? Phrase(words.AroundTheLaw, "around-the-law", sentence, evidence, isExcusedBySource: false)
            ?? Phrase(words.Prompt, "prompt", sentence, evidence, isExcusedBySource: false)
            ?? Person(sentence, evidence);
    }

    private static Verdict? Phrase(WordPhrases phrases, string reason, ClaimText sentence, Evidence evidence, bool isExcusedBySource) =>
        phrases.Find(sentence.Tokens) is { } phrase && !(isExcusedBySource && evidence.Passages.Any(passage => phrases.Find(passage.Tokens) == phrase))
            ? Verdict.Refused(reason, phrase) : null;

    private static Verdict? Person(ClaimText sentence, Evidence evidence)
    {
        if (PersonalData.MasksIn(sentence.Written) is { Length: > 0 } mask)
        {
            return Verdict.Refused("personal-data", mask);
        }

        foreach (Match name in PersonName().Matches(sentence.Written))
        {
            if (evidence.Words.Surnames.Contains(name.Groups[1].Value.ToLowerInvariant())
                && !evidence.Passages.Any(passage => passage.Written.Contains(name.Value, StringComparison.OrdinalIgnoreCase)))
            {
                return Verdict.Refused("personal-data", name.Value);
            }
        }

        return null;
    }

    private static bool IsLatin(char letter) => letter < 'ʰ' || letter is >= 'Ḁ' and <= 'ỿ' or 'ª' or 'º';

    [GeneratedRegex(@"(?i)https?:|www\.|\]\(|\b[\w.+-]+@[\w-]+\.\w+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|net|org|info|gov|edu|io|me|xyz|site|app|ly|gl)\b")]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<![\p{L}])(\p{Lu}\p{Ll}+)(?: \p{Lu}\p{Ll}*){1,3}")]
    private static partial Regex PersonName();
}
