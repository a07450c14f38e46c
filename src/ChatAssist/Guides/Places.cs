using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAssist.Guides;

/// <summary>Places to file with their coordinates: <c>knowledge-base/places.yaml</c>; each has a source.</summary>
public sealed class Places(IReadOnlyList<Place> all)
{
    private const double EarthRadius = 6_371.0;

    /// <exception cref="FormatException">A place lacks its name, source or date, or lies nowhere on earth.</exception>
    public static Places Load(string path)
    {
        if (!File.Exists(path))
        {
            return new Places([]);
        }

        var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();
        var places = yaml.Deserialize<List<Place>?>(File.ReadAllText(path)) ?? [];
        return places.Find(place => !place.IsComplete) is { } wrong
            ? throw new FormatException($"{path}: \"{wrong.Name}\" needs name, address, latitude, longitude, source and date.")
            : new Places(places);
    }

    /// <summary>By the shortest way over the ground as the crow flies.</summary>
    public IReadOnlyList<(Place Place, double Kilometres)> Nearest(double latitude, double longitude, int most) =>
        [.. all.Select(place => (place, Kilometres(latitude, longitude, place.Latitude, place.Longitude))).OrderBy(found => found.Item2).Take(most)];

    /// <summary>The haversine formula.</summary>
    private static double Kilometres(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        var (one, other) = (double.DegreesToRadians(latitude), double.DegreesToRadians(otherLatitude));
        var half = Math.Pow(Math.Sin((other - one) / 2), 2)
            + (Math.Cos(one) * Math.Cos(other) * Math.Pow(Math.Sin(double.DegreesToRadians(otherLongitude - longitude) / 2), 2));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }
}

/// <summary>A place where dossiers are taken in.</summary>
public sealed class Place
{
    public string Name { get; init; } = "";

    public string Address { get; init; } = "";

    public double Latitude { get; init; }

    public double Longitude { get; init; }

    /// <summary>Where address and coordinates are from.</summary>
    public string Source { get; init; } = "";

    public DateTime Date { get; init; }

    internal bool IsComplete =>
        Name.Length > 0 && Address.Length > 0 && Source.Length > 0 && Date.Year > 2000
        && Math.Abs(Latitude) <= 90 && Math.Abs(Longitude) <= 180 && (Latitude != 0 || Longitude != 0);
}
