using ChatAssist.Search;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAssist.Answering;

/// <summary>Sentences that no model wrote: <c>knowledge-base/replies.yaml</c>, by key.</summary>
public sealed class Replies
{
    private readonly IReadOnlyDictionary<string, Reply> _byKey;
    private readonly ILookup<string, Example> _byFolded;

    private Replies(IReadOnlyDictionary<string, Reply> byKey)
    {
        _byKey = byKey;
        var examples = byKey.SelectMany(reply => reply.Value.Examples.Select(text => Example.Of(text, reply.Key))).Where(example => example.Folded.Length > 0).ToList();
        _byFolded = examples.ToLookup(example => example.Folded);
        LongestExample = examples.Select(example => example.Folded.Count(letter => letter == ' ') + 1).DefaultIfEmpty(0).Max();
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

    /// <summary>The key of the reply that has this very message among its examples; null where none has.</summary>
    public string? KeyFor(string message) => KeyOf(VietnameseAnalyzer.Analyze(message));

    /// <summary>The key of the reply of which an example stands within the message; null where there is none.</summary>
    /// <param name="mostOf">The part of the message's words that the example must make up, 0 to 1.</param>
    /// <param name="keys">Only these, the earlier before the later; all where none is given.</param>
    public string? KeyWithin(string message, double mostOf, params IReadOnlyList<string> keys)
    {
        var words = VietnameseAnalyzer.Analyze(message);
        var found = new List<string>();
        for (var length = Math.Min(LongestExample, words.Count); length >= Math.Max(2, words.Count * mostOf); length--)
        {
            for (var start = 0; start + length <= words.Count; start++)
            {
                if (KeyOf(words.GetRange(start, length), keys) is { } key)
                {
                    found.Add(key);
                }
            }
        }

        return keys.FirstOrDefault(found.Contains) ?? found.FirstOrDefault();
    }

    // Someone who typed marks meant them: "muốn từ từ" is no "muốn tự tử".
    private string? KeyOf(List<Token> words, IReadOnlyList<string>? keys = null)
    {
        var folded = string.Join(' ', words.Select(word => word.Folded));
        var marked = string.Join(' ', words.Select(word => word.Marked));
        return _byFolded[folded]
            .FirstOrDefault(example => (keys is not { Count: > 0 } || keys.Contains(example.Reply)) && (marked == folded || marked == example.Marked || example.Marked == folded))
            ?.Reply;
    }

    private sealed record Example(string Folded, string Marked, string Reply)
    {
        public static Example Of(string text, string reply)
        {
            var words = VietnameseAnalyzer.Analyze(text);
            return new Example(string.Join(' ', words.Select(word => word.Folded)), string.Join(' ', words.Select(word => word.Marked)), reply);
        }
    }
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
