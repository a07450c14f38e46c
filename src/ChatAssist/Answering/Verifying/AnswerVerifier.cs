namespace ChatAssist.Answering;

/// <summary>
/// Decides which sentences of a model's answer may be shown: those that say nothing which the passages they cite do not.
/// </summary>
/// <remarks>
/// No model and no state: the same sentences are judged the same, each by itself, in any order. How it judges and
/// the closed list of reasons: docs/verifier.md.
/// </remarks>
public sealed class AnswerVerifier(VerifierWords words)
{
    /// <summary>A model writes shorter ones; what is longer is not read, so that nobody can keep the verifier busy.</summary>
    private const int LongestSentence = 2000;

    /// <summary>Reads the shipped words from the knowledge base in this folder.</summary>
    /// <exception cref="FormatException">The file of words is not of its form.</exception>
    public static AnswerVerifier Load(string folder) => new(VerifierWords.Load(folder));

    /// <returns>One verdict a sentence, in their order.</returns>
    public IReadOnlyList<Verdict> Verify(string question, IReadOnlyList<CitedPassage> passages, IReadOnlyList<AnswerSentence> sentences)
    {
        var asked = new ClaimText(question, words);
        var known = new Dictionary<string, ClaimText>(StringComparer.Ordinal);
        foreach (var passage in passages)
        {
            known.TryAdd(passage.Id, new ClaimText(passage.Text, words));
        }

        return [.. sentences.Select(sentence => Verify(asked, known, sentence))];
    }

    private Verdict Verify(ClaimText question, Dictionary<string, ClaimText> passages, AnswerSentence sentence)
    {
        if (sentence.Text.Length > LongestSentence)
        {
            return Verdict.Refused("too-long", "");
        }

        if (sentence.Cites.FirstOrDefault(id => !passages.ContainsKey(id)) is { } unknown)
        {
            return Verdict.Refused("unknown-passage", unknown);
        }

        var evidence = new Evidence([.. sentence.Cites.Distinct(StringComparer.Ordinal).Select(id => passages[id])], question, words);
        var said = new ClaimText(sentence.Text, words, isClaim: true);
        if (ForbiddenCheck.Check(said, evidence) is { } forbidden)
        {
            return forbidden;
        }

        if (sentence.Cites.Count == 0)
        {
            return Uncited(said, evidence) ?? Verdict.Kept;
        }

        return ThisCaseCheck.Check(said, evidence) ?? new FactCheck(evidence).Check(said) ?? new WordingCheck(evidence).Check(said) ?? new ActorCheck(evidence).Check(said) ?? new OrderCheck(evidence).Check(said) ?? new PolarityCheck(evidence).Check(said) ?? Verdict.Kept;
    }

    // A greeting or a joint may stand alone, and may name what was asked; nothing that could be right or wrong may.
    private static Verdict? Uncited(ClaimText said, Evidence evidence)
    {
        var claim = said.Tokens.FirstOrDefault(token => token.Fact is not null || token.Text is "<miễn>" or "<trừ>" or "<bắt-buộc>" or "<không-cần>" or "<không-được>" or "<phải>" or "<chỉ>")
            ?? evidence.Content(said.Tokens).Select(word => word.Token).FirstOrDefault(token => !evidence.IsAsked(token.Text) || evidence.Words.Strict.Match([token], 0, out _) > 0);
        return claim is null ? null : Verdict.Refused("no-passage-cited", claim.Written);
    }
}
