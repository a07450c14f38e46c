using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace ChatAssist.Benchmarks.Load;

/// <summary>
/// A kept connection that posts JSON as a browser would. HttpClient took a third of the processor that the server and its
/// driver share, so that much of what was measured was the driver.
/// </summary>
internal sealed class LoadConnection(Uri server) : IDisposable
{
    private readonly TcpClient _connection = new() { NoDelay = true };
    private readonly byte[] _buffer = new byte[16 * 1024];

    public async Task ConnectAsync(CancellationToken cancellationToken) => await _connection.ConnectAsync(server.Host, server.Port, cancellationToken);

    /// <summary>The answer's body, good until the next post; of a chunked one with its chunk sizes.</summary>
    public async Task<ReadOnlyMemory<byte>> PostAsync(string path, string token, string body, CancellationToken cancellationToken)
    {
        var stream = _connection.GetStream();
        var length = Encoding.UTF8.GetByteCount(body);
        var request = Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}");
        await stream.WriteAsync(request, cancellationToken);

        var filled = 0;
        int? end = null;
        while (end != filled)
        {
            var read = await stream.ReadAsync(_buffer.AsMemory(filled), cancellationToken);
            if (read == 0)
            {
                throw new IOException("The connection was closed.");
            }

            filled += read;
            end = End(_buffer.AsSpan(0, filled));
        }

        var bodyAt = _buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8) + 4;
        return _buffer[9] == (byte)'2' ? _buffer.AsMemory(bodyAt, filled - bodyAt) : throw new IOException(Encoding.UTF8.GetString(_buffer, 0, filled));
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>Where the answer ends; null while that is not known yet.</summary>
    private static int? End(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return null;
        }

        var named = answer[..head].IndexOf("Content-Length: "u8);
        if (named >= 0)
        {
            return Utf8Parser.TryParse(answer[(named + 16)..], out int length, out _) ? head + 4 + length : throw new IOException("No length is named.");
        }

        return answer.EndsWith("0\r\n\r\n"u8) ? answer.Length : null;
    }
}
