using ChatAssist.Conversations;

namespace ChatAssist.Handoffs;

/// <summary>Hears whether a citizen agrees that their conversation goes to another unit. Nothing else is said while a person holds it.</summary>
public sealed class ForwardConsent(DeskTransactions desk, TimeProvider clock)
{
    public const string Agree = "Đồng ý chuyển";
    public const string Refuse = "Không chuyển";

    /// <remarks>Where buttons are not shown, they stand under the question by number.</remarks>
    private static readonly string[] s_agree = [Agree, "1", "đồng ý", "dong y", "đồng ý ạ", "ok chuyển đi", "dong y chuyen"];
    private static readonly string[] s_refuse = [Refuse, "2", "không đồng ý", "khong dong y", "khong chuyen", "đừng chuyển"];

    public TurnResponse Read(Turn turn)
    {
        var text = turn.Text.Trim().TrimEnd('.', '!');
        var agrees = s_agree.Contains(text, StringComparer.OrdinalIgnoreCase);
        return agrees || s_refuse.Contains(text, StringComparer.OrdinalIgnoreCase)
            ? TurnResponse.Silence with { Store = (group, conversation) => Take(group, conversation, agrees) }
            : TurnResponse.Silence;
    }

    private void Take(WriteGroup group, Conversation conversation, bool agrees)
    {
        var asked = DeskTransactions.Open(group, conversation.Id).FindAll(handoff => handoff.ForwardTo is not null);
        if (asked.Count == 0)
        {
            return;
        }

        group.Tell(HandoffDesk.Queue);
        var unit = group.Db.Units.Find(asked[0].ForwardTo);
        if (!agrees || unit is null)
        {
            asked.ForEach(handoff => handoff.ForwardTo = null);
            var holder = group.Db.Volunteers.Find(conversation.HeldBy);
            desk.Tell(group, conversation, ReplyKeys.HandoffNotForwarded, "not forwarded", holder is null ? null : new Actor(holder.Id, holder.DisplayName, holder.UnitId));
            return;
        }

        var now = clock.GetUtcNow();
        foreach (var handoff in asked)
        {
            (handoff.UnitId, handoff.ForwardTo, handoff.AcceptedAt, handoff.WaitingSince) = (unit.Id, null, null, now);
        }

        // The turn that is just ending has counted this version already.
        conversation.HeldBy = null;
        desk.Tell(group, conversation, ReplyKeys.HandoffForwarded, "forwarded", actor: null, ("{unit}", unit.Name));
    }
}
