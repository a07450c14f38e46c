using ChatAssist.Conversations;
using ChatAssist.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Guides;

/// <summary>Where editors' versions of guides are saved and published; the database decides who was quicker.</summary>
public sealed class GuideDesk(DbWriter writer, TimeProvider clock)
{
    /// <summary>The longest guide that ships has 21 thousand bytes; what is far longer is no guide.</summary>
    public const int LongestText = 200_000;

    /// <param name="basedOn">The number of the version that the editor had before them.</param>
    /// <returns>False where somebody has saved a newer one meanwhile; nothing is written then.</returns>
    public async Task<bool> SaveAsync(string path, int basedOn, string text, Actor author)
    {
        var now = clock.GetUtcNow();
        try
        {
            return await writer.WriteAsync(async db =>
            {
                if (await db.GuideVersions.AnyAsync(row => row.Path == path && row.Number > basedOn))
                {
                    return false;
                }

                db.GuideVersions.Add(new GuideVersion { Path = path, Number = basedOn + 1, Text = text, AuthorId = author.Id, AuthorName = author.Name, SavedAt = now });
                await db.SaveChangesAsync();
                return true;
            });
        }
        catch (DbUpdateException exception) when (!Database.IsTrouble(exception))
        {
            // Two nodes at the same instant: the key of path and number lets one of them in.
            return false;
        }
    }

    /// <returns>False for one's own version, an older one than the newest, and one that is published already.</returns>
    public Task<bool> PublishAsync(string path, int number, Actor approver)
    {
        var now = clock.GetUtcNow();
        return writer.WriteAsync(async db => await db.GuideVersions
            .Where(row => row.Path == path && row.Number == number && row.PublishedAt == null && row.AuthorId != approver.Id
                && !db.GuideVersions.Any(newer => newer.Path == path && newer.Number > number))
            .ExecuteUpdateAsync(row => row
                .SetProperty(version => version.ApproverId, approver.Id)
                .SetProperty(version => version.ApproverName, approver.Name)
                .SetProperty(version => version.PublishedAt, now)) == 1);
    }
}
