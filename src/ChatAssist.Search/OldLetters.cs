using System.Collections.Frozen;
using System.Text;

namespace ChatAssist.Search;

/// <summary>The letters of VNI and TCVN3, as a program shows them that takes them for Windows-1252.</summary>
public static class OldLetters
{
    /// <summary>Each letter and its sign in TCVN 5712:1993.</summary>
    private const string Tcvn3Pairs =
        "àµả¶ã·á¸ạ¹ă¨ằ»ẳ¼ẵ½ắ¾ặÆâ©ầÇẩÈẫÉấÊậËđ®èÌẻÎẽÏéÐẹÑêªềÒểÓễÔếÕệÖì×ỉØĩÜíÝịÞòßỏáõâóãọäô«ồåổæỗçốèộéơ¬ờêởëỡìớíợîư\u00ADùïủñũòúóụôừõửöữ÷ứøựùỳúỷûỹüýýỵþă¡â¢ê£ô¤ơ¥ư¦đ§";

    /// <summary>VNI's signs behind a letter, and the marks that they stand for.</summary>
    private const string VniSigns = "ø\u0300ù\u0301û\u0309õ\u0303ï\u0323";

    private const string VniSignsOnCircumflex = "à\u0300á\u0301å\u0309ã\u0303ä\u0323";

    private const string VniSignsOnBreve = "è\u0300é\u0301ú\u0309ü\u0303ë\u0323";

    private static readonly FrozenDictionary<char, char> Tcvn3 = Pairs(Tcvn3Pairs).ToFrozenDictionary(pair => pair.Sign, pair => pair.Letter);

    /// <summary>What stands for itself alone, in lower case.</summary>
    private static readonly FrozenDictionary<char, char> Vni = Pairs("đñơôưöỉæĩóịòỵî").ToFrozenDictionary(pair => pair.Sign, pair => pair.Letter);

    private static readonly FrozenDictionary<(char Letter, char Sign), string> VniWithSign = BuildVni();

    // Not in lower case first: TCVN3's small letters look like capitals ("Æ" is ặ).
    public static string OfTcvn3(string word) =>
        string.Create(word.Length, word, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = Tcvn3.GetValueOrDefault(source[i], source[i]);
            }
        });

    public static string OfVni(string text)
    {
        var word = text.ToLowerInvariant();
        var letters = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            if (i + 1 < word.Length && VniWithSign.TryGetValue((word[i], word[i + 1]), out var marked))
            {
                letters.Append(marked);
                i++;
            }
            else
            {
                letters.Append(Vni.GetValueOrDefault(word[i], word[i]));
            }
        }

        return letters.ToString();
    }

    /// <summary>The opposite, for trying out: small letters only, others as they stand.</summary>
    public static string ToTcvn3(string text) => string.Concat(text.ToLowerInvariant().Select(letter => SignsOf(letter).FirstOrDefault(letter)));

    /// <summary>The opposite, for trying out: small letters only, others as they stand.</summary>
    public static string ToVni(string text) => string.Concat(text.ToLowerInvariant().Select(letter =>
        VniWithSign.FirstOrDefault(pair => pair.Value[0] == letter) is { Key.Letter: not '\0' } found ? $"{found.Key.Letter}{found.Key.Sign}"
        : Vni.FirstOrDefault(pair => pair.Value == letter) is { Key: not '\0' } single ? single.Key.ToString()
        : letter.ToString()));

    private static IEnumerable<char> SignsOf(char letter) => Pairs(Tcvn3Pairs).Where(pair => pair.Letter == letter).Select(pair => pair.Sign);

    private static FrozenDictionary<(char Letter, char Sign), string> BuildVni()
    {
        var table = new Dictionary<(char Letter, char Sign), string>();
        foreach (var letter in "aeouyôö")
        {
            Add(letter, Vni.GetValueOrDefault(letter, letter).ToString(), VniSigns);
        }

        foreach (var letter in "aeo")
        {
            table[(letter, 'â')] = Compose($"{letter}\u0302");
            Add(letter, $"{letter}\u0302", VniSignsOnCircumflex);
        }

        table[('a', 'ê')] = "ă";
        Add('a', "ă", VniSignsOnBreve);
        return table.ToFrozenDictionary();

        void Add(char letter, string plain, string signs)
        {
            for (var i = 0; i < signs.Length; i += 2)
            {
                table[(letter, signs[i])] = Compose(plain + signs[i + 1]);
            }
        }
    }

    private static IEnumerable<(char Letter, char Sign)> Pairs(string pairs) => pairs.Chunk(2).Select(pair => (pair[0], pair[1]));

    private static string Compose(string text) => text.Normalize(NormalizationForm.FormC);
}
