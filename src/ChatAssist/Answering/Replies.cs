using ChatAssist.Search;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAssist.Answering;

/// <summary>Sentences that no model wrote: <c>knowledge-base/replies.yaml</c>, by key.</summary>
public sealed class Replies
{
    private readonly IReadOnlyDictionary<string, Reply> _byKey;
    private readonly Dictionary<string, string> _byExample;

    private Replies(IReadOnlyDictionary<string, Reply> byKey)
    {
        _byKey = byKey;
        _byExample = byKey.SelectMany(reply => reply.Value.Examples.Select(example => (Key: ExampleKey(example), Reply: reply.Key)))
            .Where(example => example.Key.Length > 0)
            .GroupBy(example => example.Key)
            .ToDictionary(group => group.Key, group => group.First().Reply);
        LongestExample = _byExample.Keys.Select(key => key.Count(letter => letter == ' ') + 1).DefaultIfEmpty(0).Max();
    }

    /// <summary>Words in the longest example: a longer message is never small talk.</summary>
    public int LongestExample { get; }

    /// <exception cref="KeyNotFoundException">The file lacks this reply: a test sees to it that none is missing.</exception>
    public Reply this[string key] => _byKey.TryGetValue(key, out var reply) ? reply : throw new KeyNotFoundException($"replies.yaml has no \"{key}\".");

    /// <exception cref="FormatException">The file is not of the form <c>key: { text, examples, suggestions }</c>; the message names the line.</exception>
    public static Replies Load(string path)
    {
        try
        {
            var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();
            return new Replies(yaml.Deserialize<Dictionary<string, Reply>>(File.ReadAllText(path)));
        }
        catch (YamlDotNet.Core.YamlException exception)
        {
            throw new FormatException($"{path}:{exception.Start.Line}: {exception.InnerException?.Message ?? exception.Message}", exception);
        }
    }

    /// <summary>The key of the reply that has this very message among its examples, marks and case aside; null where none has.</summary>
    public string? KeyFor(string message) => _byExample.GetValueOrDefault(ExampleKey(message));

    /// <summary>The key of the reply of which an example stands within the message; null where there is none.</summary>
    /// <param name="mostOf">The part of the message's words that the example must make up, 0 to 1.</param>
    public string? KeyWithin(string message, double mostOf = 0)
    {
        var words = VietnameseAnalyzer.Analyze(message);
        for (var length = Math.Min(LongestExample, words.Count); length >= Math.Max(2, words.Count * mostOf); length--)
        {
            for (var start = 0; start + length <= words.Count; start++)
            {
                var phrase = string.Join(' ', words.Skip(start).Take(length).Select(word => word.Folded));
                if (_byExample.TryGetValue(phrase, out var key))
                {
                    return key;
                }
            }
        }

        return null;
    }

    private static string ExampleKey(string example) => string.Join(' ', VietnameseAnalyzer.Analyze(example).Select(word => word.Folded));
}

/// <param name="Text">In the light Markdown of <see cref="Answer.Text"/>.</param>
public sealed class Reply
{
    public string Text { get; init; } = "";

    /// <summary>Short messages that get this reply.</summary>
    public List<string> Examples { get; init; } = [];

    /// <summary>Quick replies to go with it.</summary>
    public List<string> Suggestions { get; init; } = [];
}
