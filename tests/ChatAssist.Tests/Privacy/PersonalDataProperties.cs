using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using ChatAssist.Privacy;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace ChatAssist.Tests.Privacy;

/// <summary>What holds of masking whatever the text, and how long it may take.</summary>
public sealed class PersonalDataProperties(ITestOutputHelper output)
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(3_000);

    private static readonly string[] s_pieces =
    [
        "cccd", " ", " ", "-", ".", "/", "\n", ", ", "0912345678", "052199001234", "212345678", "0912", "345", "678", "stk", "số nhà", "12/3", " đường Trần Phú", "@", "gmail.com", "an", "[số tài khoản]", "[", "]",
        "1.004194", "đồng", "9704", "+84", "(", ")", "không chín một hai ba bốn năm sáu bảy", "O9", "\u0301", "\uD83D", "😀", "０９", "GD", "4525212345678", "và", "H08.", "hồ sơ", "mst", "8123456789", "-001", "vietcombank",
    ];

    [Fact]
    public void Masking_twice_is_masking_once_and_marks_may_stand_apart() => Prop.ForAll(Texts(), text =>
    {
        var masked = PersonalData.Mask(text);
        return PersonalData.Mask(masked) == masked
            && (!CanNormalize(text) || PersonalData.Mask(text.Normalize(NormalizationForm.FormD)).Normalize() == PersonalData.Mask(text.Normalize()).Normalize());
    }).Check(Many);

    [Fact]
    public void Any_text_at_all_can_be_masked_and_without_digits_and_signs_it_stays() => Prop.ForAll<string>(text =>
    {
        var masked = PersonalData.Mask(text ?? "");
        var plain = Regex.Replace(text ?? "", @"[\d@＠]|[\p{Cs}]", "", RegexOptions.None, TimeSpan.FromSeconds(1));
        return PersonalData.Mask(masked) == masked && PersonalData.Mask(plain) == plain;
    }).Check(Many);

    [Fact]
    public void Nothing_of_a_masked_number_is_left()
    {
        foreach (var line in GeneratedLines.Positives(3_000).Where(line => !line.Text.Contains("1.004194", StringComparison.Ordinal)))
        {
            var masked = PersonalData.Mask(line.Text);
            Assert.True(line.Found().Where(span => span.Length > 8).All(span => !masked.Contains(line.Text.Substring(span.Start, span.Length), StringComparison.Ordinal)), masked);
        }
    }

    [Theory]
    [InlineData("1 ", 500_000)]
    [InlineData("0", 1_000_000)]
    [InlineData("cccd 001199012345, stk 12345678 hoặc ", 28_000)]
    [InlineData("12/3-", 200_000)]
    [InlineData("a@", 500_000)]
    [InlineData("so nha 12 duong ", 62_000)]
    [InlineData("0912 ", 200_000)]
    [InlineData("(+84)", 200_000)]
    [InlineData("012.345-", 125_000)]
    [InlineData("khong mot ", 100_000)]
    public void A_line_of_a_megabyte_takes_seconds_at_most(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));
        var watch = Stopwatch.StartNew();
        Assert.NotEmpty(PersonalData.Mask(text));
        output.WriteLine($"{watch.ElapsedMilliseconds} ms");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60));
    }

    private static Arbitrary<string> Texts() => Gen.Elements(s_pieces).ListOf().Select(string.Concat).ToArbitrary();

    private static bool CanNormalize(string text) => !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');
}
