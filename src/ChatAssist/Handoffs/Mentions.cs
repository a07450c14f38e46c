using System.Text.RegularExpressions;
using ChatAssist.Conversations;

namespace ChatAssist.Handoffs;

/// <summary>Reads "@ten.dang-nhap" in private notes.</summary>
internal static partial class Mentions
{
    private const int MostNames = 10;

    public static void Add(WriteGroup group, Guid conversationId, string note, Actor actor, DateTimeOffset now)
    {
        var names = Name().Matches(note).Select(match => match.Groups[1].Value.ToLowerInvariant().TrimEnd('.', '-')).Distinct(StringComparer.Ordinal).Take(MostNames).ToList();
        if (names.Count == 0)
        {
            return;
        }

        var tree = new UnitTree([.. group.Db.Units]);
        var meant = group.Db.Volunteers.Where(row => names.Contains(row.SignInName) && row.DisabledAt == null && row.Role != Role.Editor && row.Id != actor.Id).ToList();
        foreach (var colleague in meant.Where(row => AreTogether(tree, row.UnitId, actor.UnitId)))
        {
            if (group.Db.Mentions.Find(conversationId, colleague.Id) is { } known)
            {
                (known.SeenAt, known.ByName) = (null, actor.Name);
            }
            else
            {
                group.Db.Mentions.Add(new Mention { ConversationId = conversationId, VolunteerId = colleague.Id, At = now, ByName = actor.Name });
            }
        }
    }

    // Across units a conversation goes by forwarding alone, to which the citizen agrees.
    private static bool AreTogether(UnitTree tree, Guid one, Guid other) => tree.Upwards(one).Contains(other) || tree.Upwards(other).Contains(one);

    [GeneratedRegex(@"(?<![\w.@])@([A-Za-z0-9._-]{3,40})")]
    private static partial Regex Name();
}
