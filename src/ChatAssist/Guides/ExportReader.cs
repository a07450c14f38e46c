using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChatAssist.Guides;

/// <summary>Reads one export line by line, so that only its procedures are ever held.</summary>
internal sealed partial class ExportReader(string path)
{
    // A file that starts with this many bad lines is something else; no need to list a gigabyte of them.
    private const int GivesUpAfter = 1000;

    // Vietnam has kept UTC+7 without summer time since 1975; a day there is what a citizen means by a date.
    private static readonly TimeSpan VietnamTime = TimeSpan.FromHours(7);
    private static readonly long LatestSensible = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private readonly TextPool _pool = new();
    private readonly List<Procedure> _procedures = [];
    private readonly List<Problem> _problems = [];
    private int _read;
    private int _internal;
    private long _latestChange;

    public ProcedureExport Read()
    {
        var dateInName = DateInFileName();
        var json = new ExportJson(new JsonSerializerOptions(ExportJson.Default.Options) { Converters = { _pool } });
        var mapper = new ExportMapper(_pool, dateInName ?? default);
        try
        {
            using var lines = new ExportLines(path);
            while (lines.Read())
            {
                Add(lines, json, mapper);
            }

            if (lines.BreaksItsPromise && _problems.Count > 0 && _problems[^1].Line == lines.Number)
            {
                throw new NotAnExportException(path, $"its gzip data is cut off in line {lines.Number}");
            }
        }
        catch (InvalidDataException exception)
        {
            throw new NotAnExportException(path, $"its gzip data is broken or cut off ({exception.Message})", exception);
        }

        if (_read == _problems.Count)
        {
            throw NoLineIsOne();
        }

        var date = dateInName ?? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(_latestChange).ToOffset(VietnamTime).DateTime);
        var procedures = dateInName is null ? _procedures.ConvertAll(procedure => procedure with { DataDate = date }) : _procedures;
        return new ProcedureExport(procedures, _problems, date, new ExportCounts(_read, _internal, _problems.Count));
    }

    private void Add(ExportLines lines, ExportJson json, ExportMapper mapper)
    {
        _read++;
        var line = Parse(lines, json, out var problem);
        if (line is null)
        {
            _problems.Add(new Problem(path, lines.Number, $"{problem}; the line is skipped"));
            if (_read == GivesUpAfter && _problems.Count == GivesUpAfter)
            {
                throw NoLineIsOne();
            }

            return;
        }

        if (line.Detail!.UpdatedAt is { } changed && changed < LatestSensible)
        {
            _latestChange = Math.Max(_latestChange, changed);
        }

        if (line.Detail.IsInternal == true)
        {
            _internal++;
            return;
        }

        _procedures.Add(mapper.ToProcedure(line));
    }

    private static ExportLine? Parse(ExportLines lines, ExportJson json, out string problem)
    {
        try
        {
            if (lines.IsTooLong)
            {
                problem = "longer than any procedure";
                return null;
            }

            var line = JsonSerializer.Deserialize(lines.Current.Span, json.ExportLine);
            problem = line switch
            {
                null or { Detail: null } => "no detail",
                _ when ExportMapper.CodeOf(line).Length == 0 => "no code",
                _ when ExportMapper.NameOf(line).Length == 0 => "no name",
                _ => "",
            };
            return problem.Length == 0 ? line : null;
        }
        catch (JsonException exception)
        {
            problem = exception.Path is { Length: > 1 } place ? $"wrong or broken value at {place}" : "not one JSON object";
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // System.Text.Json and Normalize say so of bytes that are no UTF-8 and of halves of surrogate pairs.
            problem = "text that is no valid Unicode";
        }

        return null;
    }

    private NotAnExportException NoLineIsOne() => new(
        path,
        _read == 0 ? "it is empty" : $"none of its first {_read} lines is a procedure (line {_problems[0].Line}: {_problems[0].Message})");

    private DateOnly? DateInFileName() =>
        DatePattern().Match(Path.GetFileName(path)) is { Success: true } match
        && DateOnly.TryParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    [GeneratedRegex(@"(?<!\d)20\d\d-[01]\d-[0-3]\d(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DatePattern();
}
