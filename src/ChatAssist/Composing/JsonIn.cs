using System.Text.Json;

namespace ChatAssist.Composing;

/// <summary>Finds the JSON object in what a model wrote: fenced, after a greeting, or bare.</summary>
internal static class JsonIn
{
    /// <returns>Null where there is none.</returns>
    public static JsonElement? Find(string text)
    {
        for (var start = text.IndexOf('{', StringComparison.Ordinal); start >= 0; start = text.IndexOf('{', start + 1))
        {
            if (Whole(text, start) is { } end && Parse(text[start..end]) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <returns>Where the object that begins at <paramref name="start"/> ends; null where it is not whole.</returns>
    internal static int? Whole(ReadOnlySpan<char> text, int start)
    {
        var (depth, isText, isEscaped) = (0, false, false);
        for (var i = start; i < text.Length; i++)
        {
            var letter = text[i];
            if (isText)
            {
                (isText, isEscaped) = (letter != '"' || isEscaped, letter == '\\' && !isEscaped);
                continue;
            }

            isText = letter == '"';
            depth += letter switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return null;
    }

    internal static JsonElement? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
