using ChatAssist.Answering;
using ChatAssist.Web.WebChat;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>The ten best, each to be opened.</summary>
internal static class FoundHtml
{
    public static string Write(IReadOnlyList<PassageExplanation> found) => $"""
        <section>
          <h2>Mười kết quả đầu</h2>
          {(found.Count == 0 ? "<p>Không thủ tục nào có từ nào của câu hỏi.</p>" : string.Concat(found.Select(Passage)))}
        </section>
        """;

    /// <summary>What speaks for it, and the words that were found in it.</summary>
    public static string Details(PassageExplanation passage) =>
        (passage.Features.Count == 0 ? "" : $"<h3>Vì sao xếp ở đây</h3>{FeaturesHtml.Table(passage.Features)}") + $"<h3>Từ nào khớp</h3>{TermsHtml.Table(passage)}";

    private static string Passage(PassageExplanation passage) => $"""
        <details class="passage">
          <summary><span class="rank">{passage.Rank}</span><span class="title">{Html.Text(passage.Name)}<span class="note code">{Html.Text(passage.Code)}{(passage.IsNamedOutright ? " · gọi đúng mã hoặc tên" : "")}</span></span><span class="likely"><strong>{Numbers.Exact(passage.Probability)}</strong>{Numbers.Bar(passage.Probability)}</span></summary>
          {Details(passage)}
        </details>

        """;
}
