using System.Text;
using ChatAssist.Web.Zalo;
using FsCheck;
using FsCheck.Fluent;

namespace ChatAssist.Tests.Zalo;

/// <summary>Long texts are cut where a sentence ends, and nothing of them is lost.</summary>
public sealed class ZaloTextTests
{
    [Fact]
    public void Marks_are_counted_as_Zalo_counts_them()
    {
        const string Name = "Thủ tục cấp giấy chứng nhận đăng ký hộ kinh doanh";
        Assert.Equal(49, ZaloText.Length(ZaloText.Plain(Name.Normalize(NormalizationForm.FormD))));
        Assert.Single(ZaloText.Split(new string('ế', 2_000), ""));
        Assert.Equal(2, ZaloText.Split(new string('ế', 2_001), "").Count);
    }

    [Fact]
    public void It_is_cut_after_a_sentence_and_the_choices_stay_together()
    {
        var text = string.Concat(Enumerable.Range(1, 120).Select(number => $"Đây là câu thứ {number} của hướng dẫn. ")).Trim();
        const string Choices = "Trả lời 1 hoặc 2:\n1. Lệ phí\n2. Thời hạn";
        var parts = ZaloText.Split(text, Choices);
        Assert.True(parts.Count >= 2);
        Assert.All(parts.SkipLast(1), part => Assert.EndsWith("hướng dẫn.", part, StringComparison.Ordinal));
        Assert.EndsWith(Choices, parts[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_lost_and_no_piece_is_too_long_whatever_the_text()
    {
        var pieces = Gen.Elements("a", "ệ", "🙂", " ", "\n", "\n\n", ". ", "một hai ba", new string('x', 700), "Câu này dài vừa phải. ");
        var texts = Gen.ListOf(pieces, 60).Select(list => string.Concat(list)).ToArbitrary();
        Prop.ForAll(texts, text =>
        {
            var parts = ZaloText.Split(text.Trim(), "Trả lời 1:\n1. Có");
            Assert.All(parts, part => Assert.InRange(ZaloText.Length(part), 1, ZaloText.Longest));
            Assert.Equal(WithoutBlanks(text + "Trả lời 1:\n1. Có"), WithoutBlanks(string.Concat(parts)));
        }).QuickCheckThrowOnFailure();
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
