using System.Collections.Concurrent;

namespace ChatAssist.Web;

/// <summary>Places of which each address has so many, so that one cannot take what is there for all.</summary>
internal sealed class AddressPlaces(int most)
{
    private readonly ConcurrentDictionary<string, int> _taken = new();

    /// <returns>False where the address has enough of them; else its place is to be left.</returns>
    public bool TryTake(string address)
    {
        if (_taken.AddOrUpdate(address, 1, (_, count) => count + 1) <= most)
        {
            return true;
        }

        Leave(address);
        return false;
    }

    public void Leave(string address)
    {
        _taken.AddOrUpdate(address, 0, (_, count) => count - 1);
        // Only where it is still nobody's.
        _taken.TryRemove(KeyValuePair.Create(address, 0));
    }
}
