using System.Net;
using ChatAssist.Web.WebChat;
using Microsoft.AspNetCore.Connections;

namespace ChatAssist.Web;

/// <summary>Shuts out, before anything is read, who holds too many connections: opened and left alone they cost their owner nothing and others their places.</summary>
internal sealed class ConnectionPlaces(int most)
{
    private readonly AddressPlaces _places = new(most);

    public async Task RunAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var from = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        if (CitizenAddress.IsThisMachine(from))
        {
            await next(connection);
            return;
        }

        var address = CitizenAddress.Of(from);
        if (!_places.TryTake(address))
        {
            Telemetry.Refused("connections");
            connection.Abort();
            return;
        }

        try
        {
            await next(connection);
        }
        finally
        {
            _places.Leave(address);
        }
    }
}
