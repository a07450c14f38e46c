namespace ChatAssist.Answering;

/// <summary>
/// Passages speak of everybody. What has become of this citizen's papers, who is on the way to them and what the assistant
/// does for them stands in none, though it is said in words that claim nothing by themselves.
/// </summary>
internal static class ThisCaseCheck
{
    private static readonly HashSet<string> Supposing = ["<nếu>", "khi", "sau", "nơi"];
    private static readonly HashSet<string> Final = ["ạ", "nhé", "nha", "đó", "đấy"];
    private static readonly HashSet<string> ActsOfOthers = ["gọi", "đến", "tới", "mời", "thu", "liên", "giữ", "báo", "thông báo"];
    private static readonly HashSet<string> OwnActs = ["đã", "sẽ", "đang", "nhận", "thu", "là", "nộp", "điền", "gửi", "giữ"];
    private static readonly HashSet<string> ToUs = ["cho", "qua", "với", "nộp"];

    public static Verdict? Check(ClaimText sentence, Evidence evidence)
    {
        var isSupposed = false;
        for (var i = 0; i < sentence.Tokens.Count; i++)
        {
            var word = sentence.Tokens[i].Text;
            var (before, after) = (i > 0 ? sentence.Tokens[i - 1].Text : "", i + 1 < sentence.Tokens.Count ? sentence.Tokens[i + 1].Text : "");
            isSupposed |= Supposing.Contains(word);
            var isToldOfOne = word switch
            {
                // "Chuẩn bị", "thiết bị", "trang bị" are words of their own.
                "bị" when after is "thu" or "xử" or "phạt" or "thu hồi" or "hủy" && evidence.HasWord(after) => false,
                "đã" or "đang" or "bị" or "vừa" => !isSupposed && !evidence.HasWord(word) && before is not ("chuẩn" or "thiết" or "trang"),
                // "người khác", "nơi khác" are anybody and anywhere.
                "khác" => !evidence.HasWord(word) && before is not ("người" or "nơi" or "cách"),
                "rồi" => !isSupposed && IsAtTheEnd(sentence.Tokens, i),
                "sẽ" => ActsOfOthers.Contains(after) && !evidence.HasWord(after),
                "em" => OwnActs.Contains(after) || (ToUs.Contains(before) && after != "bé"),
                "đâu" => after == "cũng",
                _ => false,
            };
            if (isToldOfOne)
            {
                return Verdict.Refused("this-case", $"{sentence.Tokens[i].Written} {(i + 1 < sentence.Tokens.Count ? sentence.Tokens[i + 1].Written : "")}".Trim());
            }
        }

        return null;
    }

    private static bool IsAtTheEnd(IReadOnlyList<ClaimToken> tokens, int at) => tokens.Skip(at + 1).All(token => token.IsBreak || Final.Contains(token.Text));
}
