using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Nơi nộp: who receives it, and the ways of handing in.</summary>
internal static class PlaceText
{
    public static FacetText? Write(Procedure procedure, int budget)
    {
        var place = procedure.ReceivingPlace.Length > 0 ? procedure.ReceivingPlace : string.Join(", ", procedure.Authorities);
        if (place.Length == 0)
        {
            return null;
        }

        var ways = procedure.Methods.Select(method => method.Way).Distinct().ToList();
        var lines = new List<string> { $"Nơi nhận hồ sơ: **{Wording.Shorten(place, Math.Min(budget, 260)).TrimEnd('.')}**" };
        if (ways.Count > 0)
        {
            lines.Add($"Các cách nộp: {Wording.Ways(ways).Replace("Nộp ", "", StringComparison.Ordinal)}.");
        }

        if (procedure.ReceivingPlace.Length > 0 && procedure.Authorities.Count > 0)
        {
            lines.Add($"Cơ quan giải quyết: {Wording.Shorten(string.Join(", ", procedure.Authorities), 160).TrimEnd('.')}.");
        }

        if (OldLevel.IsNamedIn(place))
        {
            lines.Add(OldLevel.Note);
        }

        return new FacetText(string.Join('\n', lines), "Nơi nộp", place);
    }
}
