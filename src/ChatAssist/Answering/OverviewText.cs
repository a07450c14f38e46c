using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>The first answer where no part was asked for: what it is, how to hand in, how long, how much.</summary>
internal static class OverviewText
{
    public static string Write(Procedure procedure, Guide? guide, int budget)
    {
        var lines = new List<string>();
        if (guide is not null)
        {
            lines.Add(guide.Summary);
        }

        lines.AddRange(new[] { Facet.Place, Facet.Time, Facet.Fees }
            .Select(facet => FacetWriter.Write(facet, procedure, guide, "", 180)?.Text)
            .OfType<string>()
            .Where(line => line.Length <= 260));
        lines.Add("Anh/chị cần biết phần nào, em nói kỹ ạ.");
        while (lines.Count > 2 && lines.Sum(line => line.Length + 1) > budget)
        {
            lines.RemoveAt(lines.Count - 2);
        }

        return string.Join('\n', lines);
    }
}
