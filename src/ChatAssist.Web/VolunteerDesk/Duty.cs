using ChatAssist.Conversations;
using ChatAssist.Handoffs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>Vào ca, tạm nghỉ: whether someone takes conversations just now. Citizens are told of nobody who does not.</summary>
internal static class Duty
{
    public static void MapDuty(this IEndpointRouteBuilder desk) => desk.MapPost("/duty", SetAsync).RequireAuthorization(DeskAccess.Conversations);

    private static async Task<IResult> SetAsync(HttpContext context, DbWriter writer, TimeProvider clock, [FromForm] bool on)
    {
        var id = DeskUser.Of(context.User).Id;
        var now = clock.GetUtcNow();
        DateTimeOffset? since = on ? now : null;
        await writer.WriteAsync(db => db.Volunteers.Where(row => row.Id == id).ExecuteUpdateAsync(row => row
            .SetProperty(volunteer => volunteer.OnDutySince, since)
            .SetProperty(volunteer => volunteer.LastSeenAt, now)));
        return Results.Redirect("/desk");
    }
}
