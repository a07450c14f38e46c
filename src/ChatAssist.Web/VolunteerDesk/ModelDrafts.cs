using System.Collections.Concurrent;
using ChatAssist.Composing;
using ChatAssist.Web.WebChat;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>A draft by the model for who holds the conversation; pressed twice in one state of it the same words come, and cost once.</summary>
internal sealed class ModelDrafts(ModelDraft draft, ShownSources shown, IDbContextFactory<ChatAssistDb> databases)
{
    private const int MostKept = 1_000;
    private const string Nothing = "<p class=\"note\">Máy chưa soạn được câu nào chắc chắn. Anh/chị dùng các gợi ý trong phần Tìm hướng dẫn.</p>";

    private readonly ConcurrentDictionary<(Guid Id, long Last), Lazy<Task<DraftedReply?>>> _kept = new();

    /// <returns>Null where another volunteer, or none, holds it.</returns>
    public async Task<string?> WriteAsync(Guid id, Guid volunteerId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await db.Conversations.AnyAsync(row => row.Id == id && row.HeldBy == volunteerId, cancellationToken))
        {
            return null;
        }

        var last = await db.Messages.Where(row => row.ConversationId == id).MaxAsync(row => row.Sequence, cancellationToken);
        if (_kept.Count > MostKept)
        {
            _kept.Clear();
        }

        // Who leaves the page does not stop what others wait for.
        var reply = await _kept.GetOrAdd((id, last), key => new(() => draft.WriteAsync(key.Id, CancellationToken.None))).Value.WaitAsync(cancellationToken);
        if (reply is null)
        {
            // Next time the endpoint may be well again.
            _kept.TryRemove((id, last), out _);
        }

        return reply is null ? Nothing : Html(reply);
    }

    private string Html(DraftedReply reply)
    {
        var sources = reply.Sources.Select(source => $"{WebChat.Html.Text(source.Name)}, dữ liệu {source.DataDate.Day}/{source.DataDate.Month}/{source.DataDate.Year}").Distinct();
        var leftOut = reply.LeftOut == 0 ? "" : $" Đã bỏ {reply.LeftOut} câu không có trong nguồn.";
        return $"<div class=\"suggested\">{WebChat.Html.FromLightMarkdown(reply.Text)}</div>"
            + $"<p class=\"line-sources\">{string.Join("; ", sources)}</p>"
            + $"<p class=\"note\">Máy soạn, từng câu đã đối chiếu với nguồn.{leftOut} Anh/chị đọc lại trước khi gửi.</p>"
            + $"<button class=\"quiet use\" type=\"button\" data-text=\"{WebChat.Html.Text(reply.Text)}\" data-sources=\"{WebChat.Html.Text(shown.Write(reply.Sources))}\">Dùng làm câu trả lời</button>";
    }
}
