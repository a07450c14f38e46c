using System.Globalization;
using System.Text;
using ChatAssist.Search;

namespace ChatAssist.Tests.Search;

/// <summary>With invariant globalization .NET leaves text as it is where it was asked for NFC, and search goes wrong in silence.</summary>
public sealed class GlobalizationTests
{
    [Fact]
    public void Unicode_is_at_hand()
    {
        Assert.Equal("ộ", "o\u0302\u0323".Normalize(NormalizationForm.FormC));
        Assert.Equal("o\u0323\u0302", "ộ".Normalize(NormalizationForm.FormD));
        Assert.False("o\u0302\u0323".IsNormalized(NormalizationForm.FormC));
    }

    [Fact]
    public void The_process_runs_with_cultures() =>
        Assert.Equal("vi-VN", CultureInfo.GetCultureInfo("vi-VN", predefinedOnly: true).Name);

    [Fact]
    public void Decomposed_words_are_the_composed_ones() =>
        Assert.Equal("một", Assert.Single(VietnameseAnalyzer.Analyze("mo\u0323\u0302t")).Marked);
}
