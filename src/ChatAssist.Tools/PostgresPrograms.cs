using System.Diagnostics;
using ChatAssist.Conversations;
using Npgsql;

namespace ChatAssist.Tools;

/// <summary>PostgreSQL's own programs, where they are installed. What they need to know goes by environment: a password on a command line can be read by all.</summary>
internal static class PostgresPrograms
{
    /// <param name="onLine">Given each line of the program's output.</param>
    /// <exception cref="OperatorException">The program is not installed, or failed.</exception>
    public static async Task RunAsync(Database database, string program, string[] arguments, Action<string>? onLine = null)
    {
        var found = Find(program) ?? throw new OperatorException(
            $"{program} is not installed (Debian: postgresql-client). Where it is, run: {program} {string.Join(' ', arguments)}");
        var start = new ProcessStartInfo(found, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in Environment(new NpgsqlConnectionStringBuilder(database.Connection)))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            onLine?.Invoke(line);
        }

        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new OperatorException($"{program} failed: {(await errors).Trim()}");
        }
    }

    /// <summary>The newest there is: an old one does not read a newer server.</summary>
    private static string? Find(string program)
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(folder => double.TryParse(Path.GetFileName(folder), out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin"))
            : [];
        var path = (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return debian.Concat(path).Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }

    private static IEnumerable<(string Name, string? Value)> Environment(NpgsqlConnectionStringBuilder connection) =>
    [
        ("PGHOST", connection.Host),
        ("PGPORT", $"{connection.Port}"),
        ("PGUSER", connection.Username),
        ("PGPASSWORD", connection.Password),
        ("PGDATABASE", connection.Database),
        ("PGAPPNAME", "ChatAssist.Tools"),
        ("PGSSLMODE", connection.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() }),
        ("PGSSLROOTCERT", connection.RootCertificate),
    ];
}
