using System.Text;
using System.Text.Json;
using ChatAssist.Answering;

namespace ChatAssist.Composing;

/// <summary>Picks whole sentences out of <c>{"sentences":[{"text","cites"},…],…}</c> while it is still being written.</summary>
internal sealed class SentenceReader
{
    private const string Key = "\"sentences\"";

    private readonly StringBuilder _text = new();
    private int _at = -1;
    private bool _isOver;

    /// <returns>The sentences that have become whole with this piece.</returns>
    public List<AnswerSentence> Read(string piece)
    {
        _text.Append(piece);
        var found = new List<AnswerSentence>();
        var text = _text.ToString();
        if (_at < 0)
        {
            var key = text.IndexOf(Key, StringComparison.Ordinal);
            var array = key < 0 ? -1 : text.IndexOf('[', key);
            _at = array < 0 ? -1 : array + 1;
        }

        while (_at >= 0 && !_isOver && Next(text) is { } sentence)
        {
            found.Add(sentence);
        }

        return found;
    }

    private AnswerSentence? Next(string text)
    {
        while (_at < text.Length && (char.IsWhiteSpace(text[_at]) || text[_at] == ','))
        {
            _at++;
        }

        if (_at >= text.Length || text[_at] != '{')
        {
            _isOver = _at < text.Length;
            return null;
        }

        if (JsonIn.Whole(text, _at) is not { } end)
        {
            return null;
        }

        var sentence = JsonIn.Parse(text[_at..end]) is { } json ? Of(json) : null;
        _at = end;
        _isOver = sentence is null;
        return sentence;
    }

    /// <returns>Null where it is no sentence of the form.</returns>
    public static AnswerSentence? Of(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String
        && json.TryGetProperty("cites", out var cites) && cites.ValueKind == JsonValueKind.Array && cites.EnumerateArray().All(id => id.ValueKind == JsonValueKind.String)
            ? new AnswerSentence(text.GetString()!, [.. cites.EnumerateArray().Select(id => id.GetString()!)])
            : null;
}
