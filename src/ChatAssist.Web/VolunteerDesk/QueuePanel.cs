using ChatAssist.Handoffs;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>What the column of the queue shows.</summary>
/// <param name="NextShift">The reader's own, where it goes on or begins within half an hour.</param>
/// <param name="Current">The conversation that is open beside it.</param>
internal sealed record QueuePanel(QueueView View, DateTimeOffset Now, UnitTree Tree, Guid? Current, Shift? NextShift);
