using System.Text;

namespace ChatAssist.Answering;

/// <summary>Lists of items within a length: what does not fit is counted, never silently dropped.</summary>
internal static class Bullets
{
    private const int LongestItem = 160;

    /// <summary>About what "… và 1 mục khác" takes: a last item no longer than that is rather said.</summary>
    private const int Rest = 40;

    /// <param name="what">What the items are, for "… và 3 giấy tờ khác".</param>
    public static string Fit(IReadOnlyList<string> items, int budget, string what, bool numbered = false)
    {
        var text = new StringBuilder();
        for (var i = 0; i < items.Count; i++)
        {
            var mark = numbered ? $"{i + 1}. " : "• ";
            var line = mark + Wording.Item(items[i], LongestItem);
            var isLast = i + 1 == items.Count;
            if (i > 0 && text.Length + line.Length > budget + (isLast ? Rest : 0))
            {
                return text.Append($"• … và {items.Count - i} {what} khác, xem đủ ở trang thủ tục").ToString();
            }

            text.Append(line).Append(isLast ? "" : "\n");
        }

        return text.ToString();
    }
}
