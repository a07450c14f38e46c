using System.CommandLine;

namespace ChatAssist.Tools;

/// <summary><c>backup FILE</c> and <c>restore FILE</c>, on either database.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var (command, file, json, options) = New("backup", "Copies the database to a new file while the server runs, and verifies the copy.");
        command.SetAction(arguments => OperatorException.ReportAsync(async () =>
        {
            var target = arguments.GetValue(file)!.FullName;
            if (File.Exists(target))
            {
                throw new OperatorException($"{target} exists already; it is not overwritten.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var database = options.Of(arguments);
            var contents = database.IsPostgres ? await PostgresBackup.WriteAsync(database, target) : SqliteBackup.Write(database, target);
            Console.WriteLine(arguments.GetValue(json) ? Json.Write(contents) : $"Backed up to {contents}");
        }));
        return command;
    }

    public static Command CreateRestore()
    {
        var (command, file, json, options) = New("restore", "Verifies a backup, sets the present state aside and puts the backup in its place; the server must be stopped.");
        command.SetAction(arguments => OperatorException.ReportAsync(async () =>
        {
            var database = options.Of(arguments);
            var source = arguments.GetValue(file)!.FullName;
            var stamp = $"{TimeProvider.System.GetUtcNow():yyyyMMdd-HHmmss}";
            var contents = database.IsPostgres ? await PostgresBackup.RestoreAsync(database, source, stamp) : SqliteBackup.Restore(database, source, stamp);
            var aside = contents.SetAside is null ? "There was nothing before." : $"What was there before is kept in {contents.SetAside}.";
            Console.WriteLine(arguments.GetValue(json) ? Json.Write(contents) : $"Restored from {contents}\n{aside}");
        }));
        return command;
    }

    private static (Command Command, Argument<FileInfo> File, Option<bool> Json, DatabaseOptions Database) New(string name, string description)
    {
        var file = new Argument<FileInfo>("file") { Description = "The backup." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var database = new DatabaseOptions();
        var command = new Command(name, description) { file, json };
        database.AddTo(command);
        return (command, file, json, database);
    }
}
