using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace ChatAssist.Search;

/// <summary>Reads what <see cref="IndexFileWriter"/> wrote; no size in the file makes it reserve more than the file is long.</summary>
internal sealed class IndexFileReader(Stream stream)
{
    /// <exception cref="InvalidDataException">The file ends before.</exception>
    public T Read<T>()
        where T : unmanaged
    {
        Need(Unsafe.SizeOf<T>());
        var value = default(T);
        stream.ReadExactly(MemoryMarshal.AsBytes(new Span<T>(ref value)));
        return value;
    }

    /// <exception cref="InvalidDataException">The file ends before, or the count is negative.</exception>
    public T[] ReadArray<T>()
        where T : unmanaged
    {
        const int Piece = 1 << 24;
        var count = Read<int>();
        Require(count >= 0, "a part of negative size");
        Need((long)count * Unsafe.SizeOf<T>());
        var array = GC.AllocateUninitializedArray<T>(count);
        for (var start = 0; start < count; start += Piece)
        {
            stream.ReadExactly(MemoryMarshal.AsBytes(array.AsSpan(start, Math.Min(Piece, count - start))));
        }

        return array;
    }

    public string ReadText() => Encoding.UTF8.GetString(ReadArray<byte>());

    /// <exception cref="InvalidDataException">The ends do not fit the text.</exception>
    public string[] ReadTexts()
    {
        var ends = ReadArray<int>();
        var all = ReadArray<char>();
        var texts = new string[ends.Length];
        var start = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            Require(ends[i] >= start && ends[i] <= all.Length, "texts overlap or run over the end");
            texts[i] = new string(all, start, ends[i] - start);
            start = ends[i];
        }

        return texts;
    }

    public bool IsAtEnd => stream.Position == stream.Length;

    /// <exception cref="InvalidDataException">The condition does not hold.</exception>
    public static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new InvalidDataException($"it is damaged: {otherwise}");
        }
    }

    /// <summary>Starts begin at 0, never fall and close with the end.</summary>
    /// <exception cref="InvalidDataException">They do not.</exception>
    public static void RequireStarts(int[] starts, int count, int end)
    {
        Require(starts.Length == count + 1 && starts[0] == 0 && starts[^1] == end, "a table does not fit what it lists");
        for (var i = 0; i < count; i++)
        {
            Require(starts[i] <= starts[i + 1], "a table is out of order");
        }
    }

    private void Need(long bytes) => Require(bytes <= stream.Length - stream.Position, "a part is longer than the file");
}
