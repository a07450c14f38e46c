using ChatAssist.Answering;
using ChatAssist.Conversations;
using ChatAssist.Guides;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Reports;

/// <summary>Finds what was not answered, or rated badly, among the conversations that are still kept.</summary>
public sealed class OpenQuestions(IDbContextFactory<ChatAssistDb> databases, TimeProvider clock)
{
    private const int BadRating = 2;

    /// <summary>The newest; an editor's morning holds no more.</summary>
    private const int Most = 1000;

    private const int MostRatings = 200;

    private static readonly TimeSpan s_looksBack = TimeSpan.FromDays(90);

    public async Task<OpenQuestionList> ReadAsync(Assistant assistant, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var since = clock.GetUtcNow() - s_looksBack;
        var declined = await DeclinedAsync(db, since, cancellationToken);
        var rated = await RatedAsync(db, assistant.Knowledge, since, cancellationToken);
        return QuestionGroups.Of(assistant, [.. declined, .. rated]);
    }

    private static async Task<IEnumerable<OpenQuestion>> DeclinedAsync(ChatAssistDb db, DateTimeOffset since, CancellationToken cancellationToken)
    {
        // Written out, so that the database sees that the partial index will do.
        var answers = db.Messages.AsNoTracking()
            .Where(row => row.ReceivedAt >= since
                && (row.Status == AnswerStatus.UnanswerableNothingFound || row.Status == AnswerStatus.UnanswerableOutOfScope || row.Status == AnswerStatus.UnanswerableFieldEmpty))
            .OrderByDescending(row => row.ReceivedAt).Take(Most);
        var rows = await answers
            .Join(db.Messages, answer => new { answer.ConversationId, Sequence = answer.ReplyTo }, asked => new { asked.ConversationId, Sequence = (long?)asked.Sequence },
                (answer, asked) => new { asked.Text, answer.ReceivedAt, answer.Status, answer.Answer })
            .ToListAsync(cancellationToken);
        return rows.Select(row => new OpenQuestion(
            row.Text, row.ReceivedAt, row.Status!.Value, row.Status == AnswerStatus.UnanswerableFieldEmpty ? CodeOf(row.Answer) : "", Rating: null));
    }

    /// <summary>Of each guided run that was rated badly, what its citizen had asked about that procedure.</summary>
    private static async Task<List<OpenQuestion>> RatedAsync(ChatAssistDb db, KnowledgeBase knowledge, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var rated = await db.Messages.AsNoTracking().Where(row => row.ReceivedAt >= since && row.Rating != null && row.Rating <= BadRating)
            .OrderByDescending(row => row.ReceivedAt).Take(MostRatings).ToListAsync(cancellationToken);
        var published = await db.GuideVersions.Where(row => row.PublishedAt != null).GroupBy(row => row.Path)
            .Select(rows => new { Path = rows.Key, At = rows.Max(row => row.PublishedAt) }).ToDictionaryAsync(row => row.Path, row => row.At, cancellationToken);
        var questions = new List<OpenQuestion>();
        foreach (var thanks in rated)
        {
            // A guide that was mended since has been rated for what it no longer says.
            var code = thanks.Answer?.Journey?.ProcedureCode ?? "";
            if (knowledge.GuideOf(code) is { } guide && published.GetValueOrDefault(guide.Path) > thanks.ReceivedAt)
            {
                continue;
            }

            questions.Add(new OpenQuestion(await AskedAsync(db, thanks, code, cancellationToken), thanks.ReceivedAt, thanks.Status!.Value, code, thanks.Rating));
        }

        return questions;
    }

    private static async Task<string> AskedAsync(ChatAssistDb db, Message thanks, string code, CancellationToken cancellationToken)
    {
        var said = await db.Messages.AsNoTracking().Where(row => row.ConversationId == thanks.ConversationId && row.Sequence < thanks.Sequence)
            .OrderBy(row => row.Sequence).ToListAsync(cancellationToken);
        var answer = said.Find(row => row.Author == MessageAuthor.Assistant && row.Status != AnswerStatus.AnsweredJourneyStep && CodeOf(row.Answer) == code);
        return said.Find(row => row.Sequence == answer?.ReplyTo && row.Author == MessageAuthor.Citizen)?.Text ?? "";
    }

    private static string CodeOf(AnswerRecord? answer) => answer is { Procedures: [var first, ..] } ? first.Code : "";
}
