using ChatAssist.Answering;

namespace ChatAssist.Composing;

/// <summary>
/// Whether a sentence speaks of what the passages speak of. One that is made of everyday words alone ("em đã làm như
/// anh/chị bảo", "thủ tục này xong rồi") claims nothing that could be compared, and may still say anything.
/// </summary>
internal sealed class Substance(VerifierWords words)
{
    public bool IsIn(string sentence, IReadOnlyList<CitedPassage> passages)
    {
        var claim = new ClaimText(sentence, words);
        if (claim.Tokens.Any(token => token.Fact is not null))
        {
            return true;
        }

        var evidence = new Evidence([.. passages.Select(passage => new ClaimText(passage.Text, words))], new ClaimText("", words), words);
        return evidence.Content(claim.Tokens).Any(word => evidence.HasWord(word.Token.Text)) || evidence.Segments.Any(segment => Holds(segment, claim));
    }

    // Word for word and whole it may stand: "Một số trường hợp được miễn." But "Miễn." is no part of it.
    private static bool Holds(ClaimSegment segment, ClaimText claim) =>
        segment.Tokens.Where(token => token.IsWord).Select(token => token.Text).SequenceEqual(claim.Tokens.Where(token => token.IsWord).Select(token => token.Text));
}
