using System.IO.Compression;
using System.Text.Json;

namespace ChatAssist.Tools;

/// <summary>Reads a file of one JSON object a line, gzipped or not; empty lines are skipped.</summary>
internal static class JsonLines
{
    /// <exception cref="FormatException">A line is no such object; the message names file and line.</exception>
    public static IEnumerable<(int Number, T Value)> Read<T>(string path)
        where T : class
    {
        using var file = File.OpenRead(path);
        using var stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(stream);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return (number, Parse<T>(path, number, line));
            }
        }
    }

    public static FormatException Wrong(string path, int number, string what) => new($"{path}:{number}: {what}");

    private static T Parse<T>(string path, int number, string line)
        where T : class
    {
        try
        {
            return Json.Read<T>(line) ?? throw Wrong(path, number, "null is no object");
        }
        catch (JsonException exception)
        {
            throw Wrong(path, number, exception.Message);
        }
    }
}
