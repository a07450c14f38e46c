using System.Runtime.InteropServices;
using System.Text;

namespace ChatAssist.Search;

/// <summary>Writes the parts of an index one after the other: arrays as a count and their bytes.</summary>
internal sealed class IndexFileWriter(Stream stream)
{
    public void Write<T>(T value)
        where T : unmanaged => stream.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    public void Write<T>(T[] array)
        where T : unmanaged
    {
        // A span of bytes ends at 2 GB; an array of ints may go beyond.
        const int Piece = 1 << 24;
        Write(array.Length);
        for (var start = 0; start < array.Length; start += Piece)
        {
            stream.Write(MemoryMarshal.AsBytes(array.AsSpan(start, Math.Min(Piece, array.Length - start))));
        }
    }

    public void Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Where each text ends, then all in one.</summary>
    public void Write(string[] texts)
    {
        var end = 0;
        Write(Array.ConvertAll(texts, text => end += text.Length));
        Write(string.Concat(texts).ToCharArray());
    }
}
