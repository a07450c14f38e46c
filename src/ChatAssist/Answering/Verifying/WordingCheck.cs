namespace ChatAssist.Answering;

/// <summary>What must be done, by whom, where and with which document occurs in the cited passages, and together.</summary>
internal sealed class WordingCheck(Evidence evidence)
{
    private const int LongEnoughForOneNewWord = 6;

    public Verdict? Check(ClaimText sentence)
    {
        var content = evidence.Content(sentence.Tokens);
        if (content.Find(word => word.IsStrict && !evidence.HasPhrase(word.Phrase) && !IsWhoItIsFor(word, sentence)) is { Token: not null } strict)
        {
            return Verdict.Refused("words-not-in-passage", strict.Phrase);
        }

        var missing = content.Where(word => !evidence.HasWord(word.Token.Text)).ToList();
        var unknown = missing.Where(word => !evidence.IsAsked(word.Token.Text) && !IsWhoItIsFor(word, sentence)).ToList();
        if (unknown.Count > 1 || (unknown.Count == 1 && content.Count < LongEnoughForOneNewWord))
        {
            return Verdict.Refused("words-not-in-passage", string.Join(' ', unknown.Take(4).Select(word => word.Token.Written)));
        }

        return Documents(sentence) ?? Torn(sentence, content);
    }

    /// <summary>The words that follow "giấy", "đơn", "tờ khai" name which; all of them count, everyday or not.</summary>
    private Verdict? Documents(ClaimText sentence)
    {
        for (var i = 0; i + 1 < sentence.Tokens.Count; i++)
        {
            var head = evidence.Words.Documents.Match(sentence.Tokens, i, out _);
            if (head == 0 || i + head >= sentence.Tokens.Count || evidence.Words.Everyday.Match(sentence.Tokens, i + head, out _) > 0)
            {
                continue;
            }

            var name = sentence.Tokens.Skip(i + head - 1).Take(5).TakeWhile(token => token.IsWord && token.Text[0] != '<' && !EndsName(token.Text)).ToList();
            for (var word = 1; word < name.Count; word++)
            {
                if (!IsTogether(name[word - 1].Text, name[word].Text))
                {
                    return Verdict.Refused("not-together-in-passage", string.Join(' ', name.Select(token => token.Written)));
                }
            }
        }

        return null;
    }

    private static bool EndsName(string word) =>
        word is "của" or "theo" or "tại" or "cho" or "để" or "là" or "nhé" or "ạ" or "được" or "do" or "từ" or "với" or "này" or "đó" or "có" or "ở" or "như" or "khi" or "thì" or "về" or "sẽ" or "cần" or "nha" or "nộp" or "đến" or "trước" or "sau" or "rồi" or "đã" or "mà" or "kèm" or "gồm" or "cùng" or "thôi" or "lên" or "vào" or "trong" or "đi" or "mình" or "anh" or "chị" or "em" or "bác" or "còn" or "thuộc" or "mà" or "nào" or "bạn" or "ra" or "cũng" or "bằng" or "qua" or "giúp" or "đang" or "mới" or "nếu" or "gồm" or "bao" or "dùng" or "sử" or "lấy";

    // "giấy khai sinh" is in no passage that speaks of "giấy chứng nhận" and, elsewhere, of "khai sinh" of somebody.
    private Verdict? Torn(ClaimText sentence, List<ContentWord> content)
    {
        var (pairs, torn) = (0, 0);
        for (var i = 1; i < content.Count; i++)
        {
            var (left, right) = (content[i - 1], content[i]);
            if (right.At != left.At + 1 || right.Token.Text is "còn" or "hết" || IsWay(left) || IsWay(right) || (evidence.IsAsked(left.Token.Text) && evidence.IsAsked(right.Token.Text)) || !evidence.HasWord(left.Token.Text) || !evidence.HasWord(right.Token.Text))
            {
                continue;
            }

            pairs++;
            if (IsTogether(left.Token.Text, right.Token.Text))
            {
                continue;
            }

            torn++;
            if (left.IsStrict || right.IsStrict)
            {
                return Verdict.Refused("not-together-in-passage", $"{left.Token.Written} {right.Token.Written}");
            }
        }

        return torn > 1 && torn * 2 > pairs
            ? Verdict.Refused("not-together-in-passage", sentence.Written.Length > 60 ? sentence.Written[..60] : sentence.Written)
            : null;
    }

    // Who asks about a child may be told of the child where the source says "người dưới 18 tuổi".
    // A child "dưới 6 tuổi" is a person under six.
    private bool IsWhoItIsFor(ContentWord word, ClaimText sentence) =>
        word.Phrase is "con" or "trẻ em" && (evidence.IsAsked(word.Phrase) || sentence.Tokens.Any(token => token.Fact is { Unit: "tuổi" } age && int.TryParse(age.Value, out var years) && years <= 18));

    // How it is filed may be said before or after what is filed.
    private static bool IsWay(ContentWord word) => word.Token.Text is "trực tuyến" or "trực tiếp" or "bưu chính";

    private bool IsTogether(string left, string right)
    {
        foreach (var segment in evidence.Segments)
        {
            for (var i = 0; i < segment.Tokens.Count; i++)
            {
                if (segment.Tokens[i].Text == left
                    && (Near(segment.Tokens, i + 1, 8, right) || Near(segment.Tokens, Math.Max(0, i - 6), Math.Min(6, i), right)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Near(IReadOnlyList<ClaimToken> tokens, int first, int count, string word)
    {
        for (var i = first; i < first + count && i < tokens.Count; i++)
        {
            if (tokens[i].Text == word)
            {
                return true;
            }
        }

        return false;
    }
}
