using ChatAssist.Conversations;
using ChatAssist.Tests.Guides;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatAssist.Tests.Conversations;

/// <summary>
/// An empty database of a test's own: a SQLite file, or one in the PostgreSQL that <c>tests/postgres.sh</c> has started
/// where <c>CHATASSIST_TEST_DATABASE</c> asks for it.
/// </summary>
public sealed class TestDatabase : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _name = $"test_{Guid.NewGuid():N}";

    private TestDatabase(bool isPostgres)
    {
        IsPostgres = isPostgres;
        if (isPostgres)
        {
            Run($"CREATE DATABASE {_name}");
        }
    }

    public static bool HasPostgres => Server.Length > 0;

    public bool IsPostgres { get; }

    /// <summary>SQLite's file; nothing is there where PostgreSQL is used.</summary>
    public string File => Path.Combine(_folder.Path, "chat.db");

    public string Connection => IsPostgres
        ? new NpgsqlConnectionStringBuilder(Server) { Database = _name, MaxPoolSize = 20, IncludeErrorDetail = true }.ConnectionString
        : $"Data Source={File}";

    private static string Server => Environment.GetEnvironmentVariable("CHATASSIST_POSTGRES") ?? "";

    public static TestDatabase Create() => new(HasPostgres && Environment.GetEnvironmentVariable("CHATASSIST_TEST_DATABASE") == "postgres");

    public static TestDatabase CreateSqlite() => new(isPostgres: false);

    public static TestDatabase CreatePostgres() => new(isPostgres: true);

    public ChatAssistDb Open()
    {
        var options = new Microsoft.EntityFrameworkCore.DbContextOptionsBuilder<ChatAssistDb>();
        Database.Parse(Connection, _folder.Path).Configure(options);
        return new ChatAssistDb(options.Options);
    }

    /// <summary>Looks into all that is stored, whatever table, column or log it is in.</summary>
    public async Task<bool> ContainsAsync(string text)
    {
        if (!IsPostgres)
        {
            return await FileContainsAsync(File, text) || await FileContainsAsync(File + "-wal", text);
        }

        await using var connection = new NpgsqlConnection(Connection);
        await connection.OpenAsync();
        await using var dump = new NpgsqlCommand(
            "SELECT bool_or(query_to_xml('SELECT * FROM ' || quote_ident(tablename), true, false, '')::text LIKE @text) FROM pg_tables WHERE schemaname = 'public'", connection);
        dump.Parameters.AddWithValue("text", $"%{text}%");
        return (bool)(await dump.ExecuteScalarAsync())!;
    }

    public void Dispose()
    {
        if (IsPostgres)
        {
            // Other tests have pools of their own, and go on.
            using var own = new NpgsqlConnection(Connection);
            NpgsqlConnection.ClearPool(own);
            Run($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        }
        else
        {
            SqliteConnection.ClearAllPools();
        }

        _folder.Dispose();
    }

    private static async Task<bool> FileContainsAsync(string file, string text)
    {
        if (!System.IO.File.Exists(file))
        {
            return false;
        }

        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;
    }

    private static void Run(string command)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        connection.Open();
        using var create = new NpgsqlCommand(command, connection);
        create.ExecuteNonQuery();
    }
}

/// <summary>A test that needs PostgreSQL; <c>tests/run.sh</c> always has it.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (!TestDatabase.HasPostgres)
        {
            Skip = "PostgreSQL is not running: start this by tests/postgres.sh.";
        }
    }
}

/// <summary>For what only SQLite has; skips, saying so, while the tests run on PostgreSQL: one process speaks to one kind of database.</summary>
public sealed class SqliteFactAttribute : FactAttribute
{
    public SqliteFactAttribute()
    {
        if (TestDatabase.HasPostgres)
        {
            Skip = "It is about SQLite's file.";
        }
    }
}
