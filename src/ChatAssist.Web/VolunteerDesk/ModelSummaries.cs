using System.Collections.Concurrent;
using ChatAssist.Composing;
using ChatAssist.Web.WebChat;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>The machine's few sentences on a conversation, beside the summary that is made without one; asked for once for each state of it.</summary>
internal sealed class ModelSummaries(ModelSummary summary, IDbContextFactory<ChatAssistDb> databases)
{
    private const int MostKept = 1_000;

    private readonly ConcurrentDictionary<(Guid Id, long LastIncoming), Task<IReadOnlyList<string>>> _kept = new();

    public async Task<IResult> WriteAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var last = await db.Conversations.Where(row => row.Id == id).Select(row => row.LastIncoming).SingleAsync(cancellationToken);
        if (_kept.Count > MostKept)
        {
            _kept.Clear();
        }

        // Not the one who asked first decides how long it may take: others wait for the same words.
        var sentences = await _kept.GetOrAdd((id, last), key => summary.SummariseAsync(key.Id, CancellationToken.None)).WaitAsync(cancellationToken);
        return Results.Content(
            sentences.Count == 0 ? "" : $"<p class=\"by-model\">{string.Join(' ', sentences.Select(Html.Text))} <span class=\"note\">Máy tóm tắt, đã đối chiếu với cuộc trò chuyện.</span></p>",
            "text/html; charset=utf-8");
    }
}
