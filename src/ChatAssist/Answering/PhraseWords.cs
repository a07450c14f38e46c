namespace ChatAssist.Answering;

/// <summary>Numbers the words that phrases are made of, so that a question's word is looked up once and not in a dozen tables.</summary>
public sealed class PhraseWords
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>The words with their numbers; −1 for a word that no phrase holds.</summary>
    public NumberedWords Of(List<Word> words)
    {
        var numbers = new int[words.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = _numbers.GetValueOrDefault(words[i].Folded, -1);
        }

        return new NumberedWords(words, numbers);
    }

    internal int Add(string folded)
    {
        _numbers.TryAdd(folded, _numbers.Count);
        return _numbers[folded];
    }
}

/// <param name="Numbers">Of each word without its marks, by <see cref="PhraseWords"/>.</param>
public readonly record struct NumberedWords(List<Word> Words, int[] Numbers);
