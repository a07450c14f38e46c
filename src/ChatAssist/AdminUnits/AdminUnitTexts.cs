using ChatAssist.Search;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAssist.AdminUnits;

/// <summary>What is said about former names, by what one sees that they are asked for, and what it rests on: <c>knowledge-base/admin-units/about.yaml</c>.</summary>
public sealed class AdminUnitTexts
{
    private const int LongestKind = 2;

    /// <summary>Words by which a new name is asked for.</summary>
    public List<string> Cues { get; init; } = [];

    /// <summary>Words by which it is asked where to file now.</summary>
    public List<string> FilingCues { get; init; } = [];

    /// <summary>How people write the kinds: "Thành phố" by "tp".</summary>
    public Dictionary<string, List<string>> Kinds { get; init; } = [];

    /// <summary>What is said, by key.</summary>
    public Dictionary<string, string> Says { get; init; } = [];

    public string SourceTitle { get; init; } = "";

    public string SourceUrl { get; init; } = "";

    public DateTime SourceDate { get; init; }

    /// <exception cref="FormatException">The file is malformed; the message names the line.</exception>
    public static AdminUnitTexts Load(string path)
    {
        try
        {
            return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<AdminUnitTexts>(File.ReadAllText(path));
        }
        catch (YamlDotNet.Core.YamlException exception)
        {
            throw new FormatException($"{path}:{exception.Start.Line}: {exception.InnerException?.Message ?? exception.Message}", exception);
        }
    }

    /// <summary>The kind that stands right before a name, and how many words it takes.</summary>
    internal (string? Kind, int Length) KindBefore(List<Token> words, int start)
    {
        for (var length = Math.Min(LongestKind, start); length > 0; length--)
        {
            var before = string.Join(' ', words.GetRange(start - length, length).Select(word => word.Folded));
            if (Kinds.FirstOrDefault(kind => kind.Value.Contains(before)).Key is { } kind)
            {
                return (kind, length);
            }
        }

        return (null, 0);
    }
}
