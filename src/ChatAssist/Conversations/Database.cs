using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ChatAssist.Conversations;

/// <summary>Which database is used: SQLite's file by default, PostgreSQL where the connection string names a host.</summary>
public sealed record Database(string Connection, bool IsPostgres)
{
    /// <param name="connection">PostgreSQL's <c>Host=…</c> or SQLite's <c>Data Source=…</c>; a relative file is meant to lie in <paramref name="dataFolder"/>.</param>
    /// <param name="dataFolder">Created where it does not exist and SQLite is used.</param>
    /// <exception cref="ArgumentException">The connection string is neither database's.</exception>
    public static Database Parse(string connection, string dataFolder)
    {
        if (connection.Contains("Host=", StringComparison.OrdinalIgnoreCase))
        {
            // What is rarely used is prepared by nobody; what runs with each message is prepared after a few runs.
            var postgres = new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "ChatAssist" };
            postgres.MaxAutoPrepare = postgres.MaxAutoPrepare == 0 ? 40 : postgres.MaxAutoPrepare;
            return new Database(postgres.ConnectionString, IsPostgres: true);
        }

        var sqlite = new SqliteConnectionStringBuilder(connection);
        if (sqlite.DataSource.Length == 0)
        {
            throw new ArgumentException("The database is named by \"Data Source=FILE\" (SQLite) or \"Host=…;Database=…\" (PostgreSQL).", nameof(connection));
        }

        if (!connection.Contains("Timeout", StringComparison.OrdinalIgnoreCase))
        {
            // A lock of ten seconds is sat out; for half a minute, as is the driver's habit, no citizen waits.
            sqlite.DefaultTimeout = 15;
        }

        sqlite.DataSource = Path.GetFullPath(sqlite.DataSource, Path.GetFullPath(dataFolder));
        Directory.CreateDirectory(Path.GetDirectoryName(sqlite.DataSource)!);
        return new Database(sqlite.ConnectionString, IsPostgres: false);
    }

    /// <summary>The file; only where SQLite is used.</summary>
    public string File => new SqliteConnectionStringBuilder(Connection).DataSource;

    public void Configure(DbContextOptionsBuilder options)
    {
        // Migrations are written by hand, without the snapshot that this warning compares with.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        if (IsPostgres)
        {
            options.UseNpgsql(Connection);
        }
        else
        {
            // A list as one parameter: one statement for lists of any length.
            options.UseSqlite(Connection, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).AddInterceptors(new SqliteDurability());
        }
    }

    /// <summary>Changes something that nobody reads, so that the commit has to reach the disk.</summary>
    internal Task TouchAsync(ChatAssistDb db) =>
        db.Database.ExecuteSqlRawAsync(IsPostgres ? "SELECT pg_current_xact_id()" : "PRAGMA user_version=1");

    /// <summary>SQLite's log holds what was deleted until it is written over: it is emptied. A reader may keep it for a moment; then the next checkpoint does it.</summary>
    public Task EmptyLogAsync(ChatAssistDb db, CancellationToken cancellationToken = default) =>
        IsPostgres ? Task.CompletedTask : db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);

    /// <summary>Says what went wrong without addresses, paths or names.</summary>
    public static string Describe(Exception exception) => exception switch
    {
        SqliteException sqlite => sqlite.Message,
        PostgresException postgres => $"PostgreSQL says {postgres.SqlState}: {postgres.MessageText}.",
        NpgsqlException => "PostgreSQL does not answer.",
        { InnerException: { } inner } => Describe(inner),
        _ => $"{exception.GetType().Name}.",
    };

    /// <summary>True where the database cannot be written just now and may be later: locked, full, gone. Trying each write alone would not help.</summary>
    public static bool IsTrouble(Exception exception) => exception switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is 5 or 6 or 8 or 10 or 13 or 14,
        PostgresException postgres => postgres.IsTransient && postgres.SqlState is not ("40001" or "40P01"),
        NpgsqlException or TimeoutException => true,
        { InnerException: { } inner } => IsTrouble(inner),
        _ => false,
    };
}
