using ChatAssist.Answering;
using ChatAssist.Composing;
using ChatAssist.Conversations;
using ChatAssist.Guides;
using ChatAssist.Handoffs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatAssist.Web.VolunteerDesk.Pages;

/// <summary>One conversation: the transcript, what can be done with it, and help beside it.</summary>
[Authorize(DeskAccess.Conversations)]
internal sealed class ConversationModel(
    QueuePanels panels, Sight sight, LiveAssistant assistant, HandoffWhy why, DeskReplies replies, IDbContextFactory<ChatAssistDb> databases,
    IEnumerable<IChannel> channels, IOptions<ModelOptions> model, TimeProvider clock) : PageModel
{
    private const int MostMessages = 400;
    private const int MostEarlier = 10;

    public QueuePanel Panel { get; private set; } = null!;

    public Conversation Conversation { get; private set; } = null!;

    public IReadOnlyList<Message> Messages { get; private set; } = [];

    public IReadOnlyList<Handoff> Handoffs { get; private set; } = [];

    public IReadOnlyList<Conversation> Earlier { get; private set; } = [];

    public IReadOnlyList<string> LabelsOn { get; private set; } = [];

    public bool HasModel => model.Value is { Main: not null, Summarises: true };

    public bool HasDrafts => model.Value is { Main: not null, Drafts: true };

    public HandoffSummary Summary { get; private set; } = null!;

    public Procedure? Procedure { get; private set; }

    public IReadOnlyList<DeskReply> Replies => replies.For(DeskUser.Of(User).Name, Procedure?.Name ?? "");

    public string HolderName { get; private set; } = "";

    public string Trouble { get; private set; } = "";

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Who it is, as the channel shows them, and how long an answer reaches them.</summary>
    public IEnumerable<string> CitizenFacts =>
        ((string[])[Conversation.CitizenName ?? "", Labels.OfChannel(Conversation.Channel), AnswerWindow.Describe(Conversation, channels, Now)]).Where(fact => fact.Length > 0);

    public bool IsMine => Conversation.HeldBy == DeskUser.Of(User).Id;

    public Handoff? Open => Handoffs.FirstOrDefault(handoff => handoff.ClosedAt is null);

    public bool HasNumber => IsMine && Handoffs.Any(handoff => handoff is { ClosedAt: null, Number: not null });

    public bool HasSteps => assistant.Current.Walk.CanWalk(Summary.ProcedureCode);

    public string LastQuestion => Summary.Asked is [var latest, ..] ? latest : "";

    public async Task<IActionResult> OnGetAsync(Guid id, string? trouble, CancellationToken cancellationToken)
    {
        var user = DeskUser.Of(User);
        if (!await sight.MaySeeAsync(user.Id, await sight.ScopeAsync(user.Role, user.UnitId, cancellationToken), id, cancellationToken))
        {
            return NotFound();
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        Conversation = await db.Conversations.AsNoTracking().FirstAsync(row => row.Id == id, cancellationToken);
        Messages = await ReadMessagesAsync(db, id, cancellationToken);
        Handoffs = await db.Handoffs.AsNoTracking().Where(row => row.ConversationId == id).OrderBy(row => row.WaitingSince).ToListAsync(cancellationToken);
        Earlier = await db.Conversations.AsNoTracking()
            .Where(row => row.Channel == Conversation.Channel && row.CitizenId == Conversation.CitizenId && row.Id != id)
            .OrderByDescending(row => row.LastActivityAt).Take(MostEarlier).ToListAsync(cancellationToken);
        LabelsOn = await db.ConversationLabels.AsNoTracking().Where(row => row.ConversationId == id).OrderBy(row => row.Label).Select(row => row.Label).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        await db.Mentions.Where(row => row.ConversationId == id && row.VolunteerId == user.Id && row.SeenAt == null).ExecuteUpdateAsync(row => row.SetProperty(mention => mention.SeenAt, now), cancellationToken);
        HolderName = Conversation.HeldBy is { } holder ? (await db.Volunteers.FindAsync([holder], cancellationToken))?.DisplayName ?? "" : "";
        Summary = HandoffSummary.Of(Conversation, Messages, assistant.Current.Knowledge, why.IsQuestion);
        Procedure = assistant.Current.Knowledge.Find(Summary.ProcedureCode);
        Panel = await panels.ReadAsync(user, id, cancellationToken);
        Trouble = trouble ?? "";
        return Page();
    }

    private static async Task<List<Message>> ReadMessagesAsync(ChatAssistDb db, Guid id, CancellationToken cancellationToken)
    {
        var latest = await db.Messages.AsNoTracking().Where(row => row.ConversationId == id).OrderByDescending(row => row.Sequence).Take(MostMessages).ToListAsync(cancellationToken);
        latest.Reverse();
        return latest;
    }
}
