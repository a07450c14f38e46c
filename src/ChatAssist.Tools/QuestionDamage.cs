using System.Text;
using ChatAssist.Search;

namespace ChatAssist.Tools;

/// <summary>Damages right questions as hurried people and old programs do, the same way each time: how much is lost by it?</summary>
internal sealed class QuestionDamage(string kind)
{
    public static readonly string[] Kinds = ["slips", "sounds", "glued", "stretched", "telex", "vni-keys", "vni", "tcvn3"];

    /// <summary>Every so-manieth word is damaged.</summary>
    private const int OneOf = 4;

    private static readonly (string One, string Other)[] Sounds =
        [("tr", "ch"), ("ch", "tr"), ("s", "x"), ("x", "s"), ("gi", "d"), ("d", "gi"), ("l", "n"), ("n", "l")];

    public string Damage(string question) => kind switch
    {
        "vni" => OldLetters.ToVni(question),
        "tcvn3" => OldLetters.ToTcvn3(question),
        "telex" => string.Join(' ', question.Split(' ').Select(word => Keys(word, "sfrxj", telex: true))),
        "vni-keys" => string.Join(' ', question.Split(' ').Select(word => Keys(word, "12345", telex: false))),
        _ => Some(question),
    };

    private string Some(string question)
    {
        // The question itself is the seed, so that a list gives the same figures every time.
        var random = new Random(question.Aggregate(17, (seed, letter) => (seed * 31) + letter));
        var words = question.Split(' ').ToList();
        for (var i = words.Count - 1; i >= 0; i--)
        {
            if (random.Next(OneOf) > 0 || words[i].Length < 3)
            {
                continue;
            }

            if (kind == "glued" && i > 0)
            {
                words[i - 1] += words[i];
                words.RemoveAt(i);
            }
            else
            {
                words[i] = One(words[i], random);
            }
        }

        return string.Join(' ', words);
    }

    private string One(string word, Random random)
    {
        var at = random.Next(1, word.Length - 1);
        return kind switch
        {
            "stretched" => word + new string(word[^1], 4),
            "sounds" => Array.Find(Sounds, pair => word.StartsWith(pair.One, StringComparison.OrdinalIgnoreCase)) is { One: not null } pair ? pair.Other + word[pair.One.Length..] : word.Replace('ã', 'ả').Replace('ử', 'ữ').Replace('ỉ', 'ĩ'),
            "slips" when random.Next(2) == 0 => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
            "slips" => word.Remove(at, 1),
            _ => word,
        };
    }

    private static string Keys(string word, string tones, bool telex)
    {
        const string Marks = "\u0301\u0300\u0309\u0303\u0323";
        var keys = new StringBuilder();
        var tone = "";
        foreach (var letter in word.Replace("đ", telex ? "dd" : "d9", StringComparison.Ordinal).Replace("Đ", telex ? "DD" : "D9", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            tone = Marks.Contains(letter) ? tones[Marks.IndexOf(letter, StringComparison.Ordinal)].ToString() : tone;
            keys.Append(letter switch
            {
                '\u0302' => telex ? keys[^1].ToString() : "6",
                '\u0306' => telex ? "w" : "8",
                '\u031B' => telex ? "w" : "7",
                _ when Marks.Contains(letter) => "",
                _ => letter.ToString(),
            });
        }

        // The tone's key comes last, before what is no letter.
        var end = keys.Length;
        while (end > 0 && !char.IsLetterOrDigit(keys[end - 1]))
        {
            end--;
        }

        return keys.Insert(end, tone).ToString();
    }
}
