using System.Text.RegularExpressions;
using ChatAssist.Conversations;
using Npgsql;

namespace ChatAssist.Tools;

/// <summary>Backups of PostgreSQL by its own pg_dump and pg_restore.</summary>
internal static partial class PostgresBackup
{
    private const string History = "__EFMigrationsHistory";

    public static async Task<BackupContents> WriteAsync(Database database, string file)
    {
        var part = $"{file}.part";
        await PostgresPrograms.RunAsync(database, "pg_dump", ["--format=custom", "--no-owner", "--no-privileges", $"--file={part}"]);
        var contents = (await ReadAsync(database, part)).Check(database);
        File.Move(part, file, overwrite: true);
        return contents with { File = file };
    }

    /// <summary>Reads the whole of a dump and counts what it would restore.</summary>
    public static async Task<BackupContents> ReadAsync(Database database, string file)
    {
        if (!File.Exists(file))
        {
            throw new OperatorException($"There is no file {file}.");
        }

        var rows = new Dictionary<string, long>();
        var migrations = new List<string>();
        string? table = null;
        await PostgresPrograms.RunAsync(database, "pg_restore", ["--data-only", "--file=-", file], line =>
        {
            if (table is null)
            {
                table = Copy().Match(line) is { Success: true } copy ? copy.Groups["table"].Value : null;
                if (table is not null and not History)
                {
                    rows[table] = 0;
                }
            }
            else if (line == "\\.")
            {
                table = null;
            }
            else if (table == History)
            {
                migrations.Add(line.Split('\t')[0]);
            }
            else
            {
                rows[table]++;
            }
        });
        return new BackupContents(file, new FileInfo(file).Length, rows, migrations);
    }

    public static async Task<BackupContents> RestoreAsync(Database database, string file, string stamp)
    {
        var contents = (await ReadAsync(database, file)).Check(database);
        var aside = Path.Combine(Path.GetDirectoryName(file)!, $"before-restore-{stamp}.dump");
        var hadTables = await RefuseWhileOpenAsync(database);
        if (hadTables)
        {
            await WriteAsync(database, aside);
        }

        var name = new NpgsqlConnectionStringBuilder(database.Connection).Database!;
        await PostgresPrograms.RunAsync(
            database, "pg_restore", ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", $"--dbname={name}", file]);
        return contents with { SetAside = hadTables ? aside : null };
    }

    /// <returns>Whether anything of ours is in the database.</returns>
    private static async Task<bool> RefuseWhileOpenAsync(Database database)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database.Connection) { Pooling = false, ApplicationName = "ChatAssist.Tools" }.ConnectionString);
        await connection.OpenAsync();
        await using var servers = new NpgsqlCommand(
            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'ChatAssist'", connection);
        if ((long)(await servers.ExecuteScalarAsync())! > 0)
        {
            throw new OperatorException("The database is in use: stop all servers first.");
        }

        await using var tables = new NpgsqlCommand("SELECT to_regclass('conversations') IS NOT NULL", connection);
        return (bool)(await tables.ExecuteScalarAsync())!;
    }

    [GeneratedRegex("""^COPY [^ ]*?\.?"?(?<table>[A-Za-z_]+)"? \(.*\) FROM stdin;$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Copy();
}
