using System.Globalization;
using System.Text;
using ChatAssist.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>A volunteer's own shifts as a calendar file (RFC 5545), for the phone that reminds.</summary>
internal static class ShiftCalendar
{
    private const string Instant = "yyyyMMdd'T'HHmmss'Z'";
    private static readonly TimeSpan s_past = TimeSpan.FromDays(7);

    public static void MapShiftCalendar(this IEndpointRouteBuilder desk) => desk.MapGet("/shifts.ics", WriteAsync).RequireAuthorization(DeskAccess.Conversations);

    private static async Task<IResult> WriteAsync(HttpContext context, IDbContextFactory<ChatAssistDb> databases, TimeProvider clock, CancellationToken cancellationToken)
    {
        var me = DeskUser.Of(context.User).Id;
        var (now, since) = (clock.GetUtcNow(), clock.GetUtcNow() - s_past);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var shifts = await db.Shifts.AsNoTracking().Where(row => row.VolunteerId == me && row.EndsAt > since).OrderBy(row => row.StartsAt).ToListAsync(cancellationToken);
        var calendar = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//ChatAssist//Ca truc//VI\r\n");
        foreach (var shift in shifts)
        {
            calendar.Append("BEGIN:VEVENT\r\n")
                .Append(CultureInfo.InvariantCulture, $"UID:{shift.Id:N}@chatassist\r\nDTSTAMP:{Utc(now)}\r\nDTSTART:{Utc(shift.StartsAt)}\r\nDTEND:{Utc(shift.EndsAt)}\r\n")
                .Append("SUMMARY:Ca trực bàn hỗ trợ\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Sắp đến ca trực\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT\r\n");
        }

        return Results.File(Encoding.UTF8.GetBytes(calendar.Append("END:VCALENDAR\r\n").ToString()), "text/calendar; charset=utf-8", "ca-truc.ics");
    }

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture);
}
