using Microsoft.Extensions.Options;

namespace ChatAssist.Web.WebChat;

/// <summary>Counts the open streams of each address, so that one cannot take all the places.</summary>
internal sealed class StreamPlaces(IOptions<WebChatOptions> options)
{
    private readonly AddressPlaces _places = new(options.Value.StreamsPerAddress);

    /// <returns>Null where the address has enough of them; else to be disposed when the stream ends.</returns>
    public IDisposable? Take(HttpContext context)
    {
        var address = CitizenAddress.IsThisMachine(context) ? null : CitizenAddress.Of(context);
        if (address is null || _places.TryTake(address))
        {
            Telemetry.StreamOpened();
            return new Place(_places, address);
        }

        Telemetry.Refused("streams");
        return null;
    }

    private sealed class Place(AddressPlaces places, string? address) : IDisposable
    {
        public void Dispose()
        {
            Telemetry.StreamClosed();
            if (address is not null)
            {
                places.Leave(address);
            }
        }
    }
}
