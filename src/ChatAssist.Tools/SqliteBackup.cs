using ChatAssist.Conversations;
using Microsoft.Data.Sqlite;

namespace ChatAssist.Tools;

/// <summary>Copies of the SQLite file that are whole, whatever the server does meanwhile.</summary>
internal static class SqliteBackup
{
    private const int Busy = 5;
    private const int Locked = 6;

    /// <remarks>VACUUM INTO reads one state of the database, keeps no writer waiting, and leaves out what has been deleted.</remarks>
    public static BackupContents Write(Database database, string file)
    {
        if (!File.Exists(database.File))
        {
            throw new OperatorException($"There is no database at {database.File}.");
        }

        var part = $"{file}.part";
        File.Delete(part);
        using (var connection = Open(database.File, SqliteOpenMode.ReadWrite))
        {
            using var copy = connection.CreateCommand();
            copy.CommandText = "VACUUM INTO $part";
            copy.CommandTimeout = 0;
            copy.Parameters.AddWithValue("$part", part);
            copy.ExecuteNonQuery();
        }

        var contents = Read(part).Check(database);
        Keep(part, file);
        return contents with { File = file };
    }

    /// <summary>Reads the whole of a backup: every page, every reference.</summary>
    public static BackupContents Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new OperatorException($"There is no file {file}.");
        }

        using var connection = Open(file, SqliteOpenMode.ReadOnly);
        if (Texts(connection, "PRAGMA integrity_check") is not ["ok"] || Texts(connection, "PRAGMA foreign_key_check").Count > 0)
        {
            throw new OperatorException($"{file} is damaged: it does not pass SQLite's integrity check.");
        }

        var tables = Texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'");
        var migrations = Texts(connection, "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsHistory'").Count == 0
            ? []
            : Texts(connection, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"");
        return new BackupContents(file, new FileInfo(file).Length, tables.ToDictionary(table => table, table => Count(connection, table)), migrations);
    }

    public static BackupContents Restore(Database database, string file, string stamp)
    {
        var contents = Read(file).Check(database);
        var part = $"{database.File}.part";
        File.Copy(file, part, overwrite: true);
        Read(part).Check(database);
        var aside = File.Exists(database.File) ? SetAside(database.File, $".before-restore-{stamp}") : null;
        Keep(part, database.File);
        return contents with { SetAside = aside };
    }

    private static string SetAside(string file, string suffix)
    {
        RefuseWhileOpen(file);
        foreach (var part in (string[])["", "-wal", "-shm"])
        {
            if (File.Exists(file + part))
            {
                File.Move(file + part, file + suffix + part);
            }
        }

        return file + suffix;
    }

    /// <summary>Leaving the write-ahead log needs the file for oneself alone, and folds the log into it.</summary>
    private static void RefuseWhileOpen(string file)
    {
        try
        {
            using var connection = Open(file, SqliteOpenMode.ReadWrite);
            connection.DefaultTimeout = 1;
            if (Texts(connection, "PRAGMA journal_mode=DELETE") is ["delete"])
            {
                return;
            }
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is not (Busy or Locked))
        {
            // Damaged, which may be why it is to be replaced.
            return;
        }
        catch (SqliteException)
        {
            // Told below.
        }

        throw new OperatorException($"{file} is in use: stop the server first.");
    }

    private static void Keep(string part, string file)
    {
        using (var written = new FileStream(part, FileMode.Open, FileAccess.ReadWrite))
        {
            written.Flush(flushToDisk: true);
        }

        File.Move(part, file, overwrite: true);
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static List<string> Texts(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private static long Count(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM \"{table}\"";
        return (long)command.ExecuteScalar()!;
    }
}
