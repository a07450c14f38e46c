using ChatAssist.Handoffs;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>What the column of the queue shows.</summary>
/// <param name="Current">The conversation that is open beside it.</param>
internal sealed record QueuePanel(QueueView View, DateTimeOffset Now, UnitTree Tree, Guid? Current);
