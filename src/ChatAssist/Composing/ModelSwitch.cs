using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Composing;

/// <summary>Each time that somebody turned the model on or off, with the reason; the latest one counts, on every node from the next answer on.</summary>
public sealed class ModelSwitch
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid VolunteerId { get; init; }

    /// <summary>Kept beside the id, for accounts may go.</summary>
    public required string Name { get; init; }

    public required bool IsOn { get; init; }

    public required string Reason { get; init; }

    /// <summary>On until somebody turns it off.</summary>
    public static async Task<bool> IsOnAsync(ChatAssistDb db, CancellationToken cancellationToken) =>
        await db.ModelSwitches.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Select(row => (bool?)row.IsOn).FirstOrDefaultAsync(cancellationToken) ?? true;
}
