using System.Globalization;
using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Messages that lean on what was said before.</summary>
internal static class FollowUp
{
    private static readonly Dictionary<string, int> Ordinals = new(StringComparer.Ordinal)
    {
        ["dau"] = 1,
        ["dau tien"] = 1,
        ["nhat"] = 1,
        ["mot"] = 1,
        ["hai"] = 2,
        ["nhi"] = 2,
        ["ba"] = 3,
        ["tu"] = 4,
        ["bon"] = 4,
        ["nam"] = 5,
        ["sau"] = 6,
        ["cuoi"] = -1,
        ["cuoi cung"] = -1,
    };

    private static readonly HashSet<string> ChoiceWords = new(StringComparer.Ordinal)
    {
        "cai", "so", "thu", "y", "muc", "lua", "chon", "truong", "hop", "o", "tren", "nay", "do", "a", "nhe", "nha", "di", "la", "phuong", "an", "viec", "dong",
    };

    /// <summary>The offered choice that the message names: by its words, its number, or its place ("cái thứ 2", "cái cuối").</summary>
    public static Choice? Choose(string message, Topic topic)
    {
        if (topic.Choices.Count == 0)
        {
            return null;
        }

        var folded = Key(message);
        return topic.Choices.FirstOrDefault(choice => Key(choice.Text) == folded) ?? ByPlace(folded, topic.Choices);
    }

    /// <summary>Whether the message asks for a part of what is being spoken of, or only points to it, and names nothing new: "thế còn phí?", "cái đó thì sao".</summary>
    public static bool IsAboutTopic(Question question, Topic topic) =>
        topic.AboutCode.Length > 0 && question.NamesNothing && (question.Facets.Count > 0 || question.ImpliedActions == 0);

    /// <summary>Whether the message names a place in a list ("cái thứ 2") where nothing has been listed.</summary>
    public static bool IsOnlyPlace(string message)
    {
        var words = Key(message).Split(' ');
        return words.Length is > 1 and < 5 && words[0] is "cai" or "so" or "y" && PlaceIn(string.Join(' ', words)) != 0;
    }

    private static int PlaceIn(string folded)
    {
        var rest = string.Join(' ', folded.Split(' ').Where(word => !ChoiceWords.Contains(word)));
        return int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Ordinals.GetValueOrDefault(rest);
    }

    private static Choice? ByPlace(string folded, IReadOnlyList<Choice> choices)
    {
        return PlaceIn(folded) switch
        {
            -1 => choices[^1],
            > 0 and var place when place <= choices.Count => choices[place - 1],
            _ => null,
        };
    }

    private static string Key(string text) => string.Join(' ', VietnameseAnalyzer.Analyze(text).Select(token => token.Folded));
}
