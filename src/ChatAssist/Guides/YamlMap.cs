using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChatAssist.Guides;

/// <summary>
/// Reads one mapping of a YAML file key by key and notes, with file and line, what is missing, malformed or unknown,
/// so that an editor sees every mistake of a file at once.
/// </summary>
public sealed class YamlMap
{
    private readonly Dictionary<string, (YamlNode Key, YamlNode Value)> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly string _file;
    private readonly List<Problem> _problems;

    private YamlMap(YamlMappingNode node, string file, List<Problem> problems)
    {
        _file = file;
        _problems = problems;
        Line = LineOf(node);
        foreach (var (key, value) in node.Children)
        {
            _entries[(key as YamlScalarNode)?.Value ?? ""] = (key, value);
        }
    }

    public int Line { get; }

    /// <summary>Null, with a problem, where the text is no YAML mapping.</summary>
    /// <param name="file">How messages call the file.</param>
    public static YamlMap? Parse(string yaml, string file, List<Problem> problems)
    {
        if (Load(yaml, file, problems) is { Count: > 0 } documents && documents[0].RootNode is YamlMappingNode root)
        {
            return new YamlMap(root, file, problems);
        }

        if (!problems.Exists(problem => problem.File == file))
        {
            problems.Add(new Problem(file, 1, "holds no keys"));
        }

        return null;
    }

    /// <summary>For files of any shape: whether they are YAML at all.</summary>
    public static void CheckSyntax(string yaml, string file, List<Problem> problems) => Load(yaml, file, problems);

    public bool Has(string key) => _entries.TryGetValue(key, out var entry) && !IsNull(entry.Value);

    public int LineOf(string key) => _entries.TryGetValue(key, out var entry) ? LineOf(entry.Key) : Line;

    public void Report(string key, string message) => _problems.Add(new Problem(_file, LineOf(key), message));

    public string Text(string key)
    {
        if (Find(key) is not { } value)
        {
            return "";
        }

        if (value is YamlScalarNode scalar)
        {
            return CleanText.Line(scalar.Value);
        }

        Report(key, $"`{key}` must be a text");
        return "";
    }

    public string RequiredText(string key)
    {
        var text = Text(key);
        if (text.Length == 0)
        {
            Report(key, $"`{key}` is missing or empty");
        }

        return text;
    }

    public IReadOnlyList<string> Texts(string key)
    {
        var texts = new List<string>();
        foreach (var node in Items(key))
        {
            if (node is YamlScalarNode scalar && CleanText.Line(scalar.Value) is { Length: > 0 } text)
            {
                texts.Add(text);
            }
            else
            {
                _problems.Add(new Problem(_file, LineOf(node), $"each entry of `{key}` must be a text"));
            }
        }

        return texts;
    }

    public YamlMap? Map(string key)
    {
        if (Find(key) is not { } value)
        {
            return null;
        }

        if (value is YamlMappingNode mapping)
        {
            return new YamlMap(mapping, _file, _problems);
        }

        Report(key, $"`{key}` must hold keys of its own");
        return null;
    }

    public IReadOnlyList<YamlMap> Maps(string key)
    {
        var maps = new List<YamlMap>();
        foreach (var node in Items(key))
        {
            if (node is YamlMappingNode mapping)
            {
                maps.Add(new YamlMap(mapping, _file, _problems));
            }
            else
            {
                _problems.Add(new Problem(_file, LineOf(node), $"each entry of `{key}` must hold keys"));
            }
        }

        return maps;
    }

    public DateOnly RequiredDate(string key)
    {
        var text = RequiredText(key);
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && text.Length > 0)
        {
            Report(key, $"`{key}` is \"{text}\"; a date is written YYYY-MM-DD");
        }

        return date;
    }

    /// <summary>Null where the key is left out, or malformed and reported.</summary>
    public int? WholeNumber(string key)
    {
        var text = Text(key);
        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Report(key, $"`{key}` is \"{text}\"; a whole number without dots or units is needed");
        return null;
    }

    /// <summary>Null where the key is left out, or none of the names and reported.</summary>
    public T? OneOf<T>(string key, IReadOnlyDictionary<string, T> names)
        where T : struct
    {
        var text = Text(key);
        return text.Length == 0 ? null : Choose(key, text, names);
    }

    public IReadOnlyList<T> SomeOf<T>(string key, IReadOnlyDictionary<string, T> names)
        where T : struct =>
        [.. Texts(key).Select(text => Choose(key, text, names)).Where(found => found is not null).Select(found => found!.Value)];

    /// <summary>Call when all keys that may stand here have been asked for.</summary>
    public void ReportUnknownKeys()
    {
        foreach (var (key, _) in _entries.Where(entry => !_known.Contains(entry.Key)))
        {
            var known = string.Join(", ", _known);
            Report(key, key.Contains(' ', StringComparison.Ordinal)
                ? $"unknown key `{key}`; known here: {known}; within {{ }} a text with a comma must stand in quotes"
                : $"unknown key `{key}`; known here: {known}");
        }
    }

    private T? Choose<T>(string key, string text, IReadOnlyDictionary<string, T> names)
        where T : struct
    {
        if (names.TryGetValue(text, out var value))
        {
            return value;
        }

        Report(key, $"`{key}` is \"{text}\"; one of {string.Join(", ", names.Keys)} is needed");
        return null;
    }

    private YamlNode? Find(string key)
    {
        _known.Add(key);
        return Has(key) ? _entries[key].Value : null;
    }

    private IEnumerable<YamlNode> Items(string key)
    {
        if (Find(key) is not { } value)
        {
            return [];
        }

        if (value is YamlSequenceNode sequence)
        {
            return sequence.Children;
        }

        Report(key, $"`{key}` must be a list");
        return [];
    }

    private static IList<YamlDocument>? Load(string yaml, string file, List<Problem> problems)
    {
        var parser = new Parser(new StringReader(yaml));
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            return stream.Documents;
        }
        catch (YamlException exception)
        {
            problems.Add(new Problem(file, (int)exception.Start.Line, $"is no valid YAML: {exception.Message}"));
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet loses its place where a bracket or a quote is never closed.
            problems.Add(new Problem(file, (int)(parser.Current?.End.Line ?? 1), "is no valid YAML: a bracket or quote is not closed here or below"));
        }

        return null;
    }

    private static bool IsNull(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" };

    private static int LineOf(YamlNode node) => (int)node.Start.Line;
}
