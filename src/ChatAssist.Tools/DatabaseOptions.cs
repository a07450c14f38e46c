using System.CommandLine;
using ChatAssist.Conversations;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tools;

/// <summary>Which database, said as to the server.</summary>
internal sealed class DatabaseOptions
{
    private readonly Option<string> _database = new("--database")
    {
        Description = "As for the server: \"Data Source=FILE\" (SQLite) or \"Host=…;Database=…\" (PostgreSQL).",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("database") ?? "Data Source=chat.db",
    };

    private readonly Option<string> _dataFolder = new("--data-folder") { Description = "Where a relative SQLite file lies.", DefaultValueFactory = _ => "data" };

    public void AddTo(Command command)
    {
        command.Options.Add(_database);
        command.Options.Add(_dataFolder);
    }

    /// <exception cref="ArgumentException">The connection string is neither database's.</exception>
    public Database Of(ParseResult arguments) => Database.Parse(arguments.GetValue(_database)!, arguments.GetValue(_dataFolder)!);

    public static ChatAssistDb Open(Database database)
    {
        var options = new DbContextOptionsBuilder<ChatAssistDb>();
        database.Configure(options);
        return new ChatAssistDb(options.Options);
    }
}
