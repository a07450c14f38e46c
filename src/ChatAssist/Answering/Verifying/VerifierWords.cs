using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAssist.Answering;

/// <summary>What the verifier knows of Vietnamese: <c>knowledge-base/vocabulary/verifying.yaml</c>.</summary>
public sealed class VerifierWords
{
    private readonly WordPhrases _meanings = new();

    private readonly Dictionary<string, List<string>> _implied;

    private VerifierWords(File file)
    {
        foreach (var (word, phrases) in file.Logic)
        {
            foreach (var phrase in phrases)
            {
                _meanings.Add(phrase, word.Length > 0 ? $"<{word}>" : "");
            }
        }

        foreach (var group in file.Same)
        {
            foreach (var phrase in group)
            {
                _meanings.Add(phrase, group[0]);
            }
        }

        _implied = file.Implies.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        Everyday = Phrases(file.Everyday, isCanonicalToo: false);
        Universal = Phrases(file.Universal);
        Documents = Phrases(file.Documents);
        Strict = Phrases(file.Strict);
        Actors = Phrases(file.Actors);
        Acts = Phrases(file.Acts);
        Promises = Phrases(file.Promises);
        AroundTheLaw = Phrases(file.AroundTheLaw);
        Prompt = Phrases(file.Prompt);
        ToTheModel = Phrases(file.ToTheModel);
        Surnames = file.Surnames.ToHashSet(StringComparer.Ordinal);
    }

    internal WordPhrases Everyday { get; }

    internal WordPhrases Strict { get; }

    internal WordPhrases Universal { get; }

    internal WordPhrases Documents { get; }

    internal WordPhrases Actors { get; }

    internal WordPhrases Acts { get; }

    internal WordPhrases Promises { get; }

    internal WordPhrases AroundTheLaw { get; }

    internal WordPhrases Prompt { get; }

    internal WordPhrases ToTheModel { get; }

    internal IReadOnlySet<string> Surnames { get; }

    /// <exception cref="FormatException">The file is not of the form that its first lines describe.</exception>
    public static VerifierWords Load(string folder)
    {
        var path = Path.Combine(folder, "vocabulary", "verifying.yaml");
        try
        {
            var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();
            return new VerifierWords(yaml.Deserialize<File>(System.IO.File.ReadAllText(path)));
        }
        catch (YamlException exception)
        {
            throw new FormatException($"{path}: {exception.Message}", exception);
        }
    }

    /// <summary>The text in words that can be compared: facts made out, synonyms and logical words each as one.</summary>
    internal List<ClaimToken> Read(string text, bool withImplied = true) =>
        [.. NoFee.Read(_meanings.Replace(new FactReader(RawTokens.Of(text)).Read())).SelectMany(token => withImplied && token.IsWord && _implied.TryGetValue(token.Text, out var implied)
            ? implied.Select(word => new ClaimToken(word, token.Written)).Prepend(token) : [token])];

    private WordPhrases Phrases(IEnumerable<string> phrases, bool isCanonicalToo = true)
    {
        var table = new WordPhrases();
        foreach (var phrase in phrases)
        {
            table.Add(phrase, phrase);
            // What is compared has been through the synonyms; so must these.
            if (isCanonicalToo && _meanings.Replace(new FactReader(RawTokens.Of(phrase)).Read()) is var words && words.TrueForAll(token => token.IsWord))
            {
                table.Add(string.Join(' ', words.Select(token => token.Text)), phrase);
            }
        }

        return table;
    }

    private sealed class File
    {
        public List<List<string>> Same { get; init; } = [];

        public Dictionary<string, List<string>> Logic { get; init; } = [];

        public List<string> Everyday { get; init; } = [];

        public List<string> Strict { get; init; } = [];

        public Dictionary<string, List<string>> Implies { get; init; } = [];

        public List<string> Universal { get; init; } = [];

        public List<string> Documents { get; init; } = [];

        public List<string> Actors { get; init; } = [];

        public List<string> Acts { get; init; } = [];

        public List<string> Promises { get; init; } = [];

        public List<string> AroundTheLaw { get; init; } = [];

        public List<string> Prompt { get; init; } = [];

        public List<string> ToTheModel { get; init; } = [];

        public List<string> Surnames { get; init; } = [];
    }
}
