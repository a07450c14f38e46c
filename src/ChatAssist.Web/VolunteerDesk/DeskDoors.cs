using ChatAssist.Conversations;
using ChatAssist.Handoffs;
using Microsoft.AspNetCore.Mvc;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>What the pages' script asks for beside the acts: the live stream, suggestions, flags, the manifest.</summary>
internal static class DeskDoors
{
    private const int LongestQuery = 500;
    private const int LongestFlag = 1_000;

    public static void MapDeskDoors(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/live", LiveAsync).RequireAuthorization(DeskAccess.Conversations);
        desk.MapGet("/suggestions", (string? q, string? code, Suggestions suggestions) => (q?.Length ?? 0) > LongestQuery
            ? Results.BadRequest()
            : Results.Content(suggestions.Write(q ?? "", code ?? ""), "text/html; charset=utf-8")).RequireAuthorization(DeskAccess.Conversations);
        desk.MapPost("/guide-flags", FlagAsync).RequireAuthorization(DeskAccess.Conversations);
    }

    public static void MapManifest(this IEndpointRouteBuilder app) => app.MapGet("/desk/manifest.webmanifest", (Province province) => Results.Json(
        new
        {
            name = $"Bàn hỗ trợ – {province.FullName}",
            short_name = "Bàn hỗ trợ",
            lang = "vi",
            start_url = "/desk",
            scope = "/desk",
            display = "standalone",
            background_color = "#FBFAF7",
            theme_color = "#0B6B61",
            icons = new[] { new { src = "/icon.svg", sizes = "any", type = "image/svg+xml", purpose = "any" } },
        },
        contentType: "application/manifest+json"));

    private static async Task<IResult> LiveAsync(HttpContext context, DeskLive live, Sight sight, Guid? conversation, long? after, CancellationToken cancellationToken)
    {
        var user = DeskUser.Of(context.User);
        if (conversation is { } id && !await sight.MaySeeAsync(user.Id, await sight.ScopeAsync(user.Role, user.UnitId, cancellationToken), id, cancellationToken))
        {
            return Results.NotFound();
        }

        return TypedResults.ServerSentEvents(live.ReadAsync(user, DeskUser.StampOf(context.User), conversation, after ?? 0, cancellationToken));
    }

    private static async Task<IResult> FlagAsync(HttpContext context, DbWriter writer, TimeProvider clock, [FromForm] string? words, [FromForm] string? code, [FromForm] Guid? conversation)
    {
        if (string.IsNullOrWhiteSpace(words) || words.Length > LongestFlag)
        {
            return Results.BadRequest();
        }

        var now = clock.GetUtcNow();
        var flag = new GuideFlag { Id = Guid.CreateVersion7(now), At = now, VolunteerId = DeskUser.Of(context.User).Id, ProcedureCode = (code ?? "").Trim(), Words = Privacy.PersonalData.Mask(words.Trim()) };
        await writer.WriteAsync(async db =>
        {
            db.GuideFlags.Add(flag);
            return await db.SaveChangesAsync();
        });
        return Results.Redirect(conversation is { } id ? $"/desk/conversations/{id}" : "/desk");
    }
}
