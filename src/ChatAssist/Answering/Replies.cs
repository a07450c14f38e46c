using ChatAssist.Search;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAssist.Answering;

/// <summary>Sentences that no model wrote: <c>knowledge-base/replies.yaml</c>, by key.</summary>
public sealed class Replies
{
    private readonly IReadOnlyDictionary<string, Reply> _byKey;
    private readonly ILookup<string, Example> _byFirst;

    private Replies(IReadOnlyDictionary<string, Reply> byKey)
    {
        _byKey = byKey;
        var examples = byKey.SelectMany(reply => reply.Value.Examples.Select(text => new Example(VietnameseAnalyzer.Analyze(text), reply.Key))).Where(example => example.Words.Count > 0).ToList();
        _byFirst = examples.ToLookup(example => example.Words[0].Folded);
        LongestExample = examples.Select(example => example.Words.Count).DefaultIfEmpty(0).Max();
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
    public string? KeyFor(string message)
    {
        var words = VietnameseAnalyzer.Analyze(message);
        return words.Count == 0 ? null : _byFirst[words[0].Folded].FirstOrDefault(example => example.Words.Count == words.Count && example.StandsAt(words, 0))?.Reply;
    }

    /// <summary>The key of the reply of which an example stands within the message; null where there is none.</summary>
    /// <param name="mostOf">The part of the message's words that the example must make up, 0 to 1.</param>
    /// <param name="keys">Only these, the earlier before the later; all where none is given.</param>
    public string? KeyWithin(string message, double mostOf, params IReadOnlyList<string> keys)
    {
        var words = VietnameseAnalyzer.Analyze(message);
        var least = Math.Max(2, words.Count * mostOf);
        var found = Enumerable.Range(0, words.Count)
            .SelectMany(start => _byFirst[words[start].Folded].Where(example => example.Words.Count >= least && example.StandsAt(words, start)))
            .Where(example => keys.Count == 0 || keys.Contains(example.Reply))
            .ToList();
        return keys.FirstOrDefault(key => found.Exists(example => example.Reply == key)) ?? found.MaxBy(example => example.Words.Count)?.Reply;
    }

    private sealed record Example(List<Token> Words, string Reply)
    {
        // Someone who typed marks meant them: "muốn từ từ" is no "muốn tự tử".
        public bool StandsAt(List<Token> words, int start)
        {
            if (start + Words.Count > words.Count)
            {
                return false;
            }

            var (isMarked, isMeantMarked, isSame) = (false, false, true);
            for (var index = 0; index < Words.Count; index++)
            {
                var (word, meant) = (words[start + index], Words[index]);
                if (word.Folded != meant.Folded)
                {
                    return false;
                }

                isMarked |= word.Marked != word.Folded;
                isMeantMarked |= meant.Marked != meant.Folded;
                isSame &= word.Marked == meant.Marked;
            }

            return isSame || !isMarked || !isMeantMarked;
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
