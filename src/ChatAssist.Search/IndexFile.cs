using System.Security.Cryptography;

namespace ChatAssist.Search;

/// <summary>An index as one file: magic, format version, length and SHA-256 of the rest, what it was built from, then its arrays.</summary>
/// <remarks>Numbers are little-endian. Whoever changes what is written, or how scores are made, raises <see cref="Version"/>.</remarks>
internal static class IndexFile
{
    private const int Version = 1;
    private const int HashPlace = 20;
    private const int HeaderLength = HashPlace + SHA256.HashSizeInBytes;

    private static ReadOnlySpan<byte> Magic => "VNSEARCH"u8;

    /// <summary>Writes beside the place and renames: whoever reads meets the old file or the new one, whole.</summary>
    public static void Save(string path, string fingerprint, Action<IndexFileWriter> write)
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Index files are little-endian, this machine is not.");
        }

        var unfinished = path + ".tmp";
        using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16))
        {
            stream.Write(new byte[HeaderLength]);
            var writer = new IndexFileWriter(stream);
            writer.Write(fingerprint);
            write(writer);
            WriteHeader(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <exception cref="InvalidDataException">It is no such file, damaged, of another version, or built from something else; the message says what.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static T Load<T>(string path, string fingerprint, Func<IndexFileReader, T> read)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1 << 16);
        CheckHeader(stream);
        stream.Position = HeaderLength;
        var reader = new IndexFileReader(stream);
        if (reader.ReadText() != fingerprint)
        {
            throw new InvalidDataException("it was built from something else");
        }

        var parts = read(reader);
        return reader.IsAtEnd ? parts : throw new InvalidDataException("it is damaged: there is more than was read");
    }

    /// <summary>The same for callers to whom a file that cannot be used is a normal event.</summary>
    public static T? TryLoad<T>(string path, string fingerprint, Func<IndexFileReader, T> read, out string? problem)
        where T : class
    {
        try
        {
            problem = null;
            return Load(path, fingerprint, read);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            problem = exception.Message;
            return null;
        }
    }

    private static void WriteHeader(FileStream stream)
    {
        stream.Position = HeaderLength;
        var hash = SHA256.HashData(stream);
        stream.Position = 0;
        var writer = new IndexFileWriter(stream);
        stream.Write(Magic);
        writer.Write(Version);
        writer.Write(stream.Length - HeaderLength);
        stream.Write(hash);
    }

    private static void CheckHeader(FileStream stream)
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new InvalidDataException("it is little-endian, this machine is not");
        }

        Span<byte> magic = stackalloc byte[Magic.Length];
        if (stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length || !magic.SequenceEqual(Magic))
        {
            throw new InvalidDataException("it is no index");
        }

        var reader = new IndexFileReader(stream);
        var version = reader.Read<int>();
        if (version != Version)
        {
            throw new InvalidDataException($"it is of format version {version}, not {Version}");
        }

        if (reader.Read<long>() != stream.Length - HeaderLength)
        {
            throw new InvalidDataException("it is cut off, or something was added to it");
        }

        Span<byte> written = stackalloc byte[SHA256.HashSizeInBytes];
        stream.ReadExactly(written);
        if (!written.SequenceEqual(SHA256.HashData(stream)))
        {
            throw new InvalidDataException("it is damaged: its checksum is another one");
        }
    }
}
