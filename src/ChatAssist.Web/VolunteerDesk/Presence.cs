using ChatAssist.Conversations;
using ChatAssist.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>Notes that a volunteer has a page open: on it rests what citizens are told of who is there.</summary>
internal sealed class Presence(DbWriter writer, TimeProvider clock)
{
    /// <returns>False where the session has ended.</returns>
    public async Task<bool> TouchAsync(Guid volunteerId, string stamp)
    {
        var now = clock.GetUtcNow();
        return await writer.WriteAsync(db => db.Volunteers
            .Where(row => row.Id == volunteerId && row.Stamp == stamp && row.DisabledAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(volunteer => volunteer.LastSeenAt, now))) == 1;
    }
}
