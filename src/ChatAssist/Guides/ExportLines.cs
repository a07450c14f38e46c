using System.Buffers.Binary;
using System.IO.Compression;

namespace ChatAssist.Guides;

/// <summary>Cuts a plain or gzipped file into lines of bytes, holding one line at a time.</summary>
internal sealed class ExportLines : IDisposable
{
    // The longest real line is well below 1 MB; a "line" beyond this is no procedure, and reading on would fill the memory.
    private const int LongestLine = 16 * 1024 * 1024;

    private readonly FileStream _file;
    private readonly Stream _bytes;
    private byte[] _buffer = new byte[1024 * 1024];
    private int _start;
    private int _end;
    private bool _atEnd;
    private long _total;
    private readonly uint? _packedSize;

    public ExportLines(string path)
    {
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 256 * 1024, FileOptions.SequentialScan);
        // By its first bytes, not its name: a renamed file is still what it is.
        var isGzip = _file.ReadByte() == 0x1F && _file.ReadByte() == 0x8B;
        _packedSize = isGzip ? ReadPackedSize() : null;
        _file.Position = 0;
        _bytes = isGzip ? new GZipStream(_file, CompressionMode.Decompress) : _file;
        SkipByteOrderMark();
    }

    public int Number { get; private set; }

    /// <summary>True where the line is beyond any procedure's length; then <see cref="Current"/> is empty.</summary>
    public bool IsTooLong { get; private set; }

    public ReadOnlyMemory<byte> Current { get; private set; }

    /// <summary>True at the end of a gzip file that holds another amount than its last bytes promise: cut off, or several files in one.</summary>
    /// <remarks>.NET's GZipStream takes the end of a cut file for the end of the data and says nothing.</remarks>
    public bool BreaksItsPromise => _packedSize is { } size && (uint)_total != size;

    /// <summary>Goes to the next line that is not blank.</summary>
    public bool Read()
    {
        do
        {
            if (!ReadAny())
            {
                return false;
            }
        }
        while (!IsTooLong && Current.Span.Trim(" \t\r"u8).IsEmpty);

        return true;
    }

    public void Dispose()
    {
        _bytes.Dispose();
        _file.Dispose();
    }

    private bool ReadAny()
    {
        IsTooLong = false;
        var searched = 0;
        while (true)
        {
            var length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                Take(searched + length, separator: 1);
                return true;
            }

            searched = _end - _start;
            if (searched > LongestLine)
            {
                IsTooLong = true;
                _start = _end;
                searched = 0;
            }

            if (!Fill())
            {
                if (_end == _start && !IsTooLong)
                {
                    return false;
                }

                Take(_end - _start, separator: 0);
                return true;
            }
        }
    }

    private void Take(int length, int separator)
    {
        Current = IsTooLong ? default : _buffer.AsMemory(_start, length);
        _start += length + separator;
        Number++;
    }

    private bool Fill()
    {
        if (_atEnd)
        {
            return false;
        }

        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = _bytes.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _total += read;
        _atEnd = read == 0;
        return read > 0;
    }

    // RFC 1952: the last four bytes are the size of the data, modulo 2^32, least significant first.
    private uint ReadPackedSize()
    {
        Span<byte> size = stackalloc byte[sizeof(uint)];
        _file.Position = Math.Max(0, _file.Length - size.Length);
        return _file.ReadAtLeast(size, size.Length, throwOnEndOfStream: false) == size.Length ? BinaryPrimitives.ReadUInt32LittleEndian(size) : 0;
    }

    private void SkipByteOrderMark()
    {
        while (_end < 3 && Fill())
        {
        }

        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8))
        {
            _start = 3;
        }
    }
}
