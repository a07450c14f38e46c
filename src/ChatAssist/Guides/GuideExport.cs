using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Guides;

/// <summary>Writes what was published at the desk over the files of a knowledge base, so that the files are the truth again.</summary>
public static partial class GuideExport
{
    // As GuideVersion.Text was read from a file: no mark before the first letter.
    private static readonly UTF8Encoding s_plain = new(encoderShouldEmitUTF8Identifier: false);

    /// <param name="folder">The <c>knowledge-base</c> folder to write into.</param>
    /// <returns>The files that are different now, by path; those that held the very text already are left alone.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written to.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(ChatAssistDb db, string folder, CancellationToken cancellationToken)
    {
        var written = new List<string>();
        var newest = db.GuideVersions.AsNoTracking().Where(row => row.PublishedAt != null
            && !db.GuideVersions.Any(newer => newer.Path == row.Path && newer.Number > row.Number && newer.PublishedAt != null));
        foreach (var version in await newest.OrderBy(row => row.Path).ToListAsync(cancellationToken))
        {
            // The desk makes no other paths; a database may come from elsewhere.
            if (!IsPage(version.Path))
            {
                throw new IOException($"The database holds a page \"{version.Path}\", which is no file of a knowledge base; nothing more is written.");
            }

            var file = Path.Combine(folder, version.Path);
            var bytes = s_plain.GetBytes(version.Text);
            if (File.Exists(file) && (await File.ReadAllBytesAsync(file, cancellationToken)).AsSpan().SequenceEqual(bytes))
            {
                continue;
            }

            // Written beside and moved: a server that reads the folder just now never sees half a guide.
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync($"{file}.new", bytes, cancellationToken);
            File.Move($"{file}.new", file, overwrite: true);
            written.Add(version.Path);
        }

        return written;
    }

    public static bool IsPage(string path) => Page().IsMatch(path);

    [GeneratedRegex(@"\A(?:guides/[a-z0-9-]+|concepts)/[A-Za-z0-9][A-Za-z0-9.-]*\.md\z", RegexOptions.CultureInvariant)]
    private static partial Regex Page();
}
