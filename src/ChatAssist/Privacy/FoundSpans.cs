using System.Text;

namespace ChatAssist.Privacy;

/// <summary>What was found so far; nothing is found twice, the first to claim a stretch has it.</summary>
internal sealed class FoundSpans(FoldedText text)
{
    private readonly List<Found> _spans = [];
    private readonly bool[] _taken = new bool[text.Length + 1];

    public int Count => _spans.Count;

    public bool Add(Found found)
    {
        if (_taken.AsSpan(found.Start, found.End - found.Start).Contains(true))
        {
            return false;
        }

        _taken.AsSpan(found.Start, found.End - found.Start).Fill(true);
        _spans.Add(found);
        return true;
    }

    /// <summary>The end of the stretch that begins at or holds this place, or null.</summary>
    public int? EndAt(int index)
    {
        if (index < 0 || !_taken[index])
        {
            return null;
        }

        while (_taken[index])
        {
            index++;
        }

        return index;
    }

    public string Masked()
    {
        var masked = new StringBuilder(text.Original.Length);
        var copied = 0;
        foreach (var span in _spans.OrderBy(span => span.Start))
        {
            masked.Append(text.Original, copied, text.Start(span.Start) - copied).Append('[').Append(span.Name).Append(']');
            copied = text.Start(span.End);
        }

        return masked.Append(text.Original, copied, text.Original.Length - copied).ToString();
    }
}
