namespace ChatAssist.Guides;

/// <summary>Something wrong in a file that an editor or operator can mend.</summary>
/// <param name="File">The path as the reader of the message knows it.</param>
/// <param name="Line">Counted from 1; 0 where the whole file is meant.</param>
public sealed record Problem(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}
