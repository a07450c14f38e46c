using System.Text;
using ChatAssist.Search;

namespace ChatAssist.Tests.Search;

public sealed class VietnameseAnalyzerTests
{
    [Theory]
    [InlineData("Đăng ký KHAI SINH", "đăng ký khai sinh", "dang ky khai sinh")]
    [InlineData("ĐẤT đai", "đất đai", "dat dai")]
    [InlineData("hoà thuý khoẻ", "hòa thúy khỏe", "hoa thuy khoe")]
    [InlineData("HOÀ", "hòa", "hoa")]
    [InlineData("hoàn quý toán", "hoàn quý toán", "hoan quy toan")]
    [InlineData("Nguyễn Thị Ỷ ưỡn", "nguyễn thị ỷ ưỡn", "nguyen thi y uon")]
    public void A_syllable_has_a_marked_and_a_folded_form(string text, string marked, string folded)
    {
        var tokens = VietnameseAnalyzer.Analyze(text);
        Assert.Equal(marked, string.Join(' ', tokens.Select(token => token.Marked)));
        Assert.Equal(folded, string.Join(' ', tokens.Select(token => token.Folded)));
        Assert.All(tokens, token => Assert.Equal(TokenKind.Syllable, token.Kind));
    }

    [Fact]
    public void Composed_and_decomposed_text_give_the_same_tokens()
    {
        const string Text = "Thủ tục đăng ký lại việc nuôi con nuôi ở Quy Nhơn, 123/2015/NĐ-CP, 61/KH-ỦBND";
        Assert.Equal(Read(Text.Normalize(NormalizationForm.FormC)), Read(Text.Normalize(NormalizationForm.FormD)));
    }

    [Theory]
    [InlineData("1.004194")]
    [InlineData("CT01")]
    [InlineData("CT07")]
    [InlineData("123/2015/NĐ-CP")]
    [InlineData("68/2020/QH14")]
    [InlineData("9354/QĐ-BCA-C06")]
    [InlineData("01/7/2025")]
    [InlineData("7.000")]
    public void A_code_stays_whole_within_a_sentence(string code)
    {
        var token = Assert.Single(VietnameseAnalyzer.Analyze(code));
        Assert.Equal((code.ToLowerInvariant(), TokenKind.Code), (token.Marked, token.Kind));
        Assert.Equal(2, VietnameseAnalyzer.Analyze($"theo mẫu {code}, kèm (số {code}).").Count(found => found.Marked == token.Marked));
    }

    [Theory]
    [InlineData("đồng/người", "đồng người")]
    [InlineData("và/hoặc", "và hoặc")]
    [InlineData("2.hồ sơ", "2 hồ sơ")]
    [InlineData("UBND-xã", "ubnd xã")]
    [InlineData("1. Tờ khai", "1 tờ khai")]
    public void What_only_looks_like_a_code_is_cut_apart(string text, string words) => Assert.Equal(words, Read(text));

    [Theory]
    [InlineData("123/2015/nđ-cp", "123/2015/nd-cp")]
    [InlineData("123/2015/ND-CP", "123/2015/nd-cp")]
    public void A_law_is_found_however_its_number_is_typed(string typed, string folded) =>
        Assert.Equal(folded, Assert.Single(VietnameseAnalyzer.Analyze(typed)).Folded);

    [Theory]
    [InlineData(NormalizationForm.FormC)]
    [InlineData(NormalizationForm.FormD)]
    public void Offsets_point_into_the_text_as_typed(NormalizationForm form)
    {
        var text = "  Đăng ký\ttạm trú, 7.000 đồng 😀 ở xã?".Normalize(form);
        string[] expected = ["Đăng", "ký", "tạm", "trú", "7.000", "đồng", "ở", "xã"];
        Assert.Equal(expected, VietnameseAnalyzer.Analyze(text).Select(token => text[token.Start..token.End].Normalize(NormalizationForm.FormC)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("?!… “”—–•")]
    [InlineData("😀👍🏽🇻🇳")]
    [InlineData("\uD83D")]
    [InlineData("\uDE00\uD83D")]
    [InlineData("\u0301 \u0323")]
    [InlineData("\u200B\u200D\uFEFF\0\u0007")]
    public void Without_letters_and_digits_there_are_no_tokens(string text) => Assert.Empty(VietnameseAnalyzer.Analyze(text));

    [Fact]
    public void Emoji_and_broken_characters_part_words_and_hurt_none() =>
        Assert.Equal("khai sinh cho con", Read("khai😀sinh\uD83Dcho \uDE00con"));

    [Fact]
    public void Ten_thousand_characters_are_read_to_the_end()
    {
        var tokens = VietnameseAnalyzer.Analyze(string.Concat(Enumerable.Repeat("đường ", 1_666)) + "cuối");
        Assert.Equal(1_667, tokens.Count);
        Assert.Equal("cuối", tokens[^1].Marked);
    }

    [Theory]
    [InlineData('a')]
    [InlineData('1')]
    [InlineData('ợ')]
    public void One_word_of_ten_thousand_characters_is_one_token(char letter) =>
        Assert.Equal(10_000, Assert.Single(VietnameseAnalyzer.Analyze(new string(letter, 10_000))).End);

    [Theory]
    [InlineData("tam tru", false)]
    [InlineData("TẠM tru", true)]
    [InlineData("đk", true)]
    [InlineData("ta\u0323m", true)]
    [InlineData("😀 – “7.000”", false)]
    public void Whether_marks_were_typed_is_seen_in_every_form(string text, bool hasMarks) => Assert.Equal(hasMarks, VietnameseText.HasMarks(text));

    private static string Read(string text) => string.Join(' ', VietnameseAnalyzer.Analyze(text).Select(token => token.Marked));
}
