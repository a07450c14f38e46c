using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace ChatAssist.Web.WebChat;

/// <summary>Counts the open streams of each address, so that one cannot take all the places.</summary>
internal sealed class StreamPlaces(IOptions<WebChatOptions> options)
{
    private readonly ConcurrentDictionary<string, int> _open = new();

    /// <returns>Null where the address has enough of them; else to be disposed when the stream ends.</returns>
    public IDisposable? Take(HttpContext context)
    {
        var address = CitizenAddress.Of(context);
        var open = _open.AddOrUpdate(address, 1, (_, count) => count + 1);
        if (open <= options.Value.StreamsPerAddress || CitizenAddress.IsThisMachine(context))
        {
            Telemetry.StreamOpened();
            return new Place(this, address);
        }

        Leave(address);
        Telemetry.Refused("streams");
        return null;
    }

    private void Leave(string address)
    {
        _open.AddOrUpdate(address, 0, (_, count) => count - 1);
        // Only where it is still nobody's.
        _open.TryRemove(KeyValuePair.Create(address, 0));
    }

    private sealed class Place(StreamPlaces places, string address) : IDisposable
    {
        public void Dispose()
        {
            Telemetry.StreamClosed();
            places.Leave(address);
        }
    }
}
