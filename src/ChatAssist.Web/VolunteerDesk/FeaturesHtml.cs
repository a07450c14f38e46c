using ChatAssist.Answering;
using ChatAssist.Web.WebChat;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>What speaks for and against, as a table with bars.</summary>
internal static class FeaturesHtml
{
    public static string Table(IReadOnlyList<FeatureShare> features)
    {
        var largest = features.Select(share => Math.Abs(share.Share)).DefaultIfEmpty(1).Max();
        return $"""
            <table class="shares">
              <thead><tr><th scope="col">Dấu hiệu</th><th scope="col" class="number">Giá trị × trọng số</th><th scope="col" class="number">Góp</th><th class="wide"><span class="unseen">Biểu đồ</span></th></tr></thead>
              <tbody>{string.Concat(features.Select(share => Row(share, largest)))}</tbody>
            </table>
            """;
    }

    /// <summary>The name for people, with the one in the file on hover.</summary>
    public static string Name(string name) => $"<span title=\"{Html.Text(name)}\">{Html.Text(ExplanationWords.Feature(name))}</span>";

    private static string Row(FeatureShare share, double largest) =>
        $"<tr><th scope=\"row\">{Name(share.Name)}</th><td class=\"number product\">{Numbers.Plain(share.Value)} × {Numbers.Plain(share.Weight)}</td><td class=\"number\">{Numbers.Signed(share.Share)}</td>"
        + $"<td class=\"wide\">{Numbers.Bar(Math.Abs(share.Share) / largest, kind: share.Share < 0 ? "against" : "for")}</td></tr>";
}
