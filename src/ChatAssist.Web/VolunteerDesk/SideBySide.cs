using ChatAssist.Conversations;
using ChatAssist.Handoffs;
using ChatAssist.Web.WebChat;
using Microsoft.AspNetCore.DataProtection;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>
/// Làm cùng tại quầy: a volunteer beside a citizen gives them a clean chat on the volunteer's machine. At the end all that
/// was said is deleted; what was helped is counted for the volunteer.
/// </summary>
internal sealed class SideBySide(ConversationStart start, ChatCookie chat, DbWriter writer, IDataProtectionProvider protection, TimeProvider clock)
{
    private const string CookieName = "chatassist-beside";
    private const string Path = "/desk";

    private readonly IDataProtector _seal = protection.CreateProtector("side-by-side");

    /// <returns>The conversation that goes on just now; null where none does.</returns>
    public Guid? Current(HttpContext context, Guid volunteerId)
    {
        try
        {
            var parts = context.Request.Cookies[CookieName] is { Length: > 0 } sealedId ? _seal.Unprotect(sealedId).Split(' ') : [];
            // Another one who signs in at this machine has a citizen of their own.
            return parts is [var id, var owner] && owner == volunteerId.ToString() ? Guid.Parse(id) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    public async Task BeginAsync(HttpContext context, Guid volunteerId)
    {
        // Begun anew from a page left open: whoever stood there before is gone.
        await LeaveAsync(context, volunteerId);
        var citizen = chat.NewCitizen();
        await start.BeginAsync(citizen.ConversationId, DirectLineApi.Channel, citizen.CitizenId);
        chat.Write(context, citizen);
        context.Response.Cookies.Append(CookieName, _seal.Protect($"{citizen.ConversationId} {volunteerId}"), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = Path,
            IsEssential = true,
        });
    }

    /// <summary>Wipes what goes on, if anything does, without a count: begun by mistake, or signed out in the middle.</summary>
    public async Task LeaveAsync(HttpContext context, Guid volunteerId)
    {
        if (Current(context, volunteerId) is { } conversationId)
        {
            await writer.WriteAsync(db => Removal.RemoveAsync(db, [conversationId]));
            Forget(context);
        }
    }

    public async Task EndAsync(HttpContext context, Guid conversationId, DeskUser volunteer, OutcomeWords words)
    {
        var outcome = new Outcome
        {
            HandoffId = conversationId,
            ClosedAt = clock.GetUtcNow(),
            VolunteerId = volunteer.Id,
            UnitId = volunteer.UnitId,
            Channel = DirectLineApi.Channel,
            Reason = HandoffReason.SideBySide,
            IsResolved = words.IsResolved,
            Helped = string.Join("; ", words.Helped),
            ProcedureCode = words.ProcedureCode,
            Dossiers = words.Dossiers,
            WasOverdue = false,
        };
        await writer.WriteAsync(async db =>
        {
            // Sent twice by an impatient finger it is one outcome.
            if (await db.Outcomes.FindAsync(conversationId) is null)
            {
                db.Outcomes.Add(outcome);
                await db.SaveChangesAsync();
            }

            return await Removal.RemoveAsync(db, [conversationId]);
        });
        Forget(context);
    }

    private static void Forget(HttpContext context)
    {
        ChatCookie.Delete(context);
        context.Response.Cookies.Delete(CookieName, new CookieOptions { Path = Path });
    }
}
