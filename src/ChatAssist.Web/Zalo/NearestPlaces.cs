using System.Globalization;
using ChatAssist.Answering;
using ChatAssist.Conversations;
using ChatAssist.Guides;

namespace ChatAssist.Web.Zalo;

/// <summary>Says which places to file are nearest to where a citizen is; where that is is not kept.</summary>
internal sealed class NearestPlaces(Places places, Replies replies)
{
    private const int Few = 3;

    public Answer Answer(double latitude, double longitude)
    {
        var nearest = places.Nearest(latitude, longitude, Few);
        if (nearest.Count == 0)
        {
            return CannedAnswer.Of(replies["zalo_no_places"], Topic.None);
        }

        var said = CannedAnswer.Of(replies["zalo_nearest"], Topic.None);
        var lines = nearest.Select(found =>
            $"• {found.Place.Name}, {found.Place.Address}: cách {Distance(found.Kilometres)} (theo {found.Place.Source}, {found.Place.Date.ToString("d/M/yyyy", CultureInfo.InvariantCulture)})");
        return said with { Text = said.Text.Replace("{places}", string.Join('\n', lines), StringComparison.Ordinal) };
    }

    private static string Distance(double kilometres) => kilometres < 1
        ? $"khoảng {Math.Max(100, Math.Round(kilometres * 10) * 100).ToString(CultureInfo.InvariantCulture)} m"
        : $"khoảng {Math.Round(kilometres, kilometres < 10 ? 1 : 0).ToString(CultureInfo.GetCultureInfo("vi-VN"))} km";
}
