namespace ChatAssist.Composing;

/// <summary>Leaves out what a model thinks aloud at the head of its answer: <c>&lt;think&gt;…&lt;/think&gt;</c>.</summary>
internal sealed class ThoughtFilter
{
    private const string Opening = "<think>";
    private const string Closing = "</think>";

    private string _held = "";
    private bool _isPast;

    /// <returns>What of the answer is certain by now; may be empty.</returns>
    public string Pass(string piece)
    {
        if (_isPast)
        {
            return piece;
        }

        _held += piece;
        var head = _held.TrimStart();
        if (head.StartsWith(Opening, StringComparison.Ordinal))
        {
            var end = head.IndexOf(Closing, StringComparison.Ordinal);
            return end < 0 ? "" : Release(head[(end + Closing.Length)..]);
        }

        return Opening.StartsWith(head, StringComparison.Ordinal) ? "" : Release(head);
    }

    private string Release(string text)
    {
        _isPast = true;
        _held = "";
        return text;
    }
}
