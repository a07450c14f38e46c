using System.Text;
using ChatAssist.Search;
using FsCheck;
using FsCheck.Fluent;

namespace ChatAssist.Tests.Search;

/// <summary>What holds for every text, looked for in some thousand random ones.</summary>
public sealed class VietnameseAnalyzerProperties
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    private static readonly string[] Pieces =
    [
        " ", " ", " ", ", ", ".", "/", "-", "\n", "Đăng", "ký", "hoà", "thuý", "QUÝ", "ỡ", "Ủy", "nghiêng", "1.004194", "CT01", "123/2015/NĐ-CP", "68/2020/QH14",
        "7.000", "01/7/2025", "12", "5", "a", "Z", "đ", "Ư", "\u0301", "\u0323", "\u031B", "\u0302", "😀", "\u200D", "İ", "ß", "ﬁ", "한", "ά", "٣", "क्षि",
    ];

    private static readonly Arbitrary<string> Texts = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();

    /// <summary>Any UTF-16 units at all, halves of pairs and control characters among them.</summary>
    private static readonly Arbitrary<string> Units =
        Gen.Choose(0, char.MaxValue).Select(unit => (char)unit).ListOf().Select(units => new string([.. units])).ToArbitrary();

    [Fact]
    public void Reading_what_was_read_changes_nothing() => Check.One(Often, Prop.ForAll(Texts, text =>
    {
        var folded = Folded(text);
        return Folded(string.Join(' ', folded)).SequenceEqual(folded);
    }));

    [Fact]
    public void Composed_and_decomposed_texts_give_equal_tokens() => Check.One(Often, Prop.ForAll(Texts, text =>
        Forms(text.Normalize(NormalizationForm.FormC)).SequenceEqual(Forms(text.Normalize(NormalizationForm.FormD)))));

    [Fact]
    public void Offsets_lie_in_the_text_in_order_and_apart() => Check.One(Often, Prop.ForAll(Units, HasSoundOffsets));

    [Fact]
    public void Offsets_of_texts_like_ours_are_sound_too() => Check.One(Often, Prop.ForAll(Texts, HasSoundOffsets));

    [Fact]
    public void No_text_breaks_the_folding() => Check.One(Often, Prop.ForAll(Units, text =>
        VietnameseText.Fold(text) is not null && (VietnameseText.HasMarks(text) || text.Length >= 0)));

    private static bool HasSoundOffsets(string text)
    {
        var last = 0;
        return VietnameseAnalyzer.Analyze(text).TrueForAll(token =>
        {
            var isSound = token.Start >= last && token.End > token.Start && token.End <= text.Length;
            last = token.End;
            return isSound;
        });
    }

    private static List<string> Folded(string text) => VietnameseAnalyzer.Analyze(text).ConvertAll(token => token.Folded);

    private static List<(string Marked, string Folded, TokenKind Kind)> Forms(string text) =>
        VietnameseAnalyzer.Analyze(text).ConvertAll(token => (token.Marked, token.Folded, token.Kind));
}
