using ChatAssist.Conversations;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tools;

/// <summary>What was found in a backup by reading all of it.</summary>
/// <param name="Rows">Of each table.</param>
internal sealed record BackupContents(string File, long Bytes, IReadOnlyDictionary<string, long> Rows, IReadOnlyList<string> Migrations)
{
    /// <summary>Where the state before a restore went; null where there was none.</summary>
    public string? SetAside { get; init; }

    /// <exception cref="OperatorException">This is no backup of ours, or one of a release that this program does not know.</exception>
    public BackupContents Check(Database database)
    {
        using var db = DatabaseOptions.Open(database);
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        if (Migrations.Count == 0 || !Rows.ContainsKey("conversations"))
        {
            throw new OperatorException($"{File} is no backup of ChatAssist.");
        }

        return Migrations.FirstOrDefault(migration => !known.Contains(migration)) is { } newer
            ? throw new OperatorException($"{File} comes from a newer release ({newer}): restore it with that one.")
            : this;
    }

    public override string ToString() =>
        $"{File}: {Bytes:N0} bytes, verified; {string.Join(", ", Rows.OrderBy(table => table.Key, StringComparer.Ordinal).Select(table => $"{table.Key} {table.Value}"))}";
}
