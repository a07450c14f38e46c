using ChatAssist.Conversations;
using ChatAssist.Handoffs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>What a volunteer does with one conversation, each a form of its page; a script may send the same forms.</summary>
internal static class DeskActs
{
    private const int LongestForm = 64 * 1024;
    private const string NotYours = "Anh/chị không giữ cuộc trò chuyện này: người khác đã nhận, hoặc nó đã về hàng chờ. Chữ đã gõ vẫn còn.";

    public static void MapDeskActs(this IEndpointRouteBuilder desk)
    {
        var one = desk.MapGroup("/conversations/{id:guid}").RequireAuthorization(DeskAccess.Conversations)
            .AddEndpointFilter(MaySeeAsync).WithMetadata(new RequestSizeLimitAttribute(LongestForm));
        one.MapPost("/acceptance", (Guid id, HttpContext context, HeldConversations held) => AnswerAsync(context, id, held.AcceptAsync(id, User(context).Actor)));
        one.MapPost("/messages", SayAsync);
        one.MapPost("/notes", NoteAsync);
        one.MapPost("/labels", LabelAsync);
        one.MapPost("/typing", (Guid id, ConversationSignals signals) => signals.PublishTyping(id));
        one.MapPost("/handing-back", (Guid id, HttpContext context, HandoffEndings endings) => AnswerAsync(context, id, endings.HandBackAsync(id, User(context).Actor)));
        one.MapPost("/return", (Guid id, HttpContext context, HandoffEndings endings) =>
            AnswerAsync(context, id, endings.ReturnAsync(id, User(context).Id, User(context).Actor, $"{User(context).Name} trả lại hàng chờ.")));
        one.MapPost("/closing", CloseAsync);
        one.MapPost("/forwarding", ForwardAsync);
        one.MapPost("/reopening", (Guid id, HttpContext context, HandoffEndings endings) => AnswerAsync(context, id, endings.ReopenAsync(id, User(context).Actor)));
        one.MapPost("/number", OpenNumberAsync);
        one.MapGet("/model-summary", (Guid id, ModelSummaries summaries, CancellationToken cancellationToken) => summaries.WriteAsync(id, cancellationToken));
        one.MapPost("/model-draft", async (Guid id, HttpContext context, ModelDrafts drafts, CancellationToken cancellationToken) =>
            await drafts.WriteAsync(id, User(context).Id, cancellationToken) is { } html ? Results.Content(html, "text/html; charset=utf-8") : Problem(context, id, NotYours, StatusCodes.Status409Conflict));
    }

    private static DeskUser User(HttpContext context) => DeskUser.Of(context.User);

    private static async ValueTask<object?> MaySeeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (http, user) = (context.HttpContext, User(context.HttpContext));
        var sight = http.RequestServices.GetRequiredService<Sight>();
        var scope = await sight.ScopeAsync(user.Role, user.UnitId, http.RequestAborted);
        var id = Guid.Parse((string)http.Request.RouteValues["id"]!);
        return await sight.MaySeeAsync(user.Id, scope, id, http.RequestAborted) ? await next(context)
            : await sight.HasSpokenAsync(user.Id, id, http.RequestAborted) ? Problem(http, id, NotYours, StatusCodes.Status409Conflict)
            : Results.NotFound();
    }

    private static async Task<IResult> SayAsync(Guid id, HttpContext context, HeldConversations held, ShownSources shown, [FromForm] string? text, [FromForm] string? once, [FromForm] string? sources)
    {
        var words = (text ?? "").Trim();
        return words.Length is 0 or > HeldConversations.LongestText
            ? Problem(context, id, words.Length == 0 ? "Chưa có chữ nào." : $"Tin dài quá {HeldConversations.LongestText:N0} ký tự, anh/chị tách ra giúp.", StatusCodes.Status400BadRequest)
            : await AnswerAsync(context, id, held.SayAsync(id, User(context).Actor, words, (once is { Length: > 0 and <= 64 } ? once : Guid.NewGuid().ToString("N")), shown.Read(sources)));
    }

    private static Task<IResult> NoteAsync(Guid id, HttpContext context, HeldConversations held, [FromForm] string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > HeldConversations.LongestText
            ? Task.FromResult(Problem(context, id, "Ghi chú trống hoặc dài quá.", StatusCodes.Status400BadRequest))
            : AnswerAsync(context, id, held.NoteAsync(id, User(context).Actor, text.Trim()));

    private static Task<IResult> LabelAsync(Guid id, HttpContext context, HeldConversations held, [FromForm] string? label, [FromForm] bool? off)
    {
        var words = string.Join(' ', (label ?? "").Trim().TrimStart('#').ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length is 0 or > ConversationLabel.LongestLabel
            ? Task.FromResult(Problem(context, id, $"Nhãn là một hai chữ, dài nhất {ConversationLabel.LongestLabel} ký tự.", StatusCodes.Status400BadRequest))
            : AnswerAsync(context, id, held.LabelAsync(id, Privacy.PersonalData.Mask(words), off is not true));
    }

    private static Task<IResult> CloseAsync(Guid id, HttpContext context, HandoffEndings endings, IFormCollection form) =>
        AnswerAsync(context, id, endings.CloseAsync(id, User(context).Actor, OutcomeForm.Read(form)));

    private static async Task<IResult> ForwardAsync(
        Guid id, HttpContext context, HandoffEndings endings, IDbContextFactory<ChatAssistDb> databases, [FromForm] Guid unitId, [FromForm] string? note, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Units.AsNoTracking().FirstOrDefaultAsync(row => row.Id == unitId, cancellationToken) is not { } unit || string.IsNullOrWhiteSpace(note) || note.Length > HeldConversations.LongestText
            ? Problem(context, id, "Chọn đơn vị và ghi đôi lời cho người nhận.", StatusCodes.Status400BadRequest)
            : await AnswerAsync(context, id, endings.AskToForwardAsync(id, User(context).Actor, unit, note.Trim()));
    }

    /// <summary>Shows a telephone number to the one who holds the conversation; who looked, and why, stands in the transcript.</summary>
    private static async Task<IResult> OpenNumberAsync(
        Guid id, HttpContext context, HeldConversations held, CallBackNumbers numbers, IDbContextFactory<ChatAssistDb> databases, [FromForm] string? reason, CancellationToken cancellationToken)
    {
        var user = User(context);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var stored = await db.Handoffs.AsNoTracking()
            .Where(row => row.ConversationId == id && row.AcceptedBy == user.Id && row.AcceptedAt != null && row.ClosedAt == null && row.Number != null)
            .Select(row => row.Number)
            .FirstOrDefaultAsync(cancellationToken);
        if (stored is null || string.IsNullOrWhiteSpace(reason))
        {
            return Results.NotFound();
        }

        await held.NoteAsync(id, user.Actor, $"Mở số điện thoại: {reason.Trim()[..Math.Min(reason.Trim().Length, 200)]}", "number opened");
        return Results.Json(new { number = numbers.Decrypt(stored) ?? "Không đọc được số này nữa." });
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, Guid id, Task<ActResult> act) => await act switch
    {
        ActResult.Done => IsScript(context) ? Results.NoContent() : Results.Redirect($"/desk/conversations/{id}"),
        ActResult.NotYours => Problem(context, id, NotYours, StatusCodes.Status409Conflict),
        ActResult.TooMany => Problem(context, id, "Anh/chị đang giữ đủ số cuộc. Xong bớt một cuộc rồi nhận tiếp.", StatusCodes.Status409Conflict),
        _ => Problem(context, id, "Việc này đã đóng.", StatusCodes.Status410Gone),
    };

    private static IResult Problem(HttpContext context, Guid id, string trouble, int status) => IsScript(context)
        ? Results.Json(new { trouble }, statusCode: status)
        : Results.Redirect($"/desk/conversations/{id}?trouble={Uri.EscapeDataString(trouble)}");

    private static bool IsScript(HttpContext context) => context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);
}
