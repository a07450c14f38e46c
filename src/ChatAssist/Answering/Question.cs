using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>A citizen's message as the assistant understood it.</summary>
/// <param name="Text">As typed, personal data masked.</param>
/// <param name="Words">With short forms and slips written out, weighed.</param>
/// <param name="Facets">What about the procedure is asked, in the order asked; empty where nothing certain is.</param>
/// <param name="Query">What to look for.</param>
/// <param name="Asker">Who seems to be asking.</param>
public sealed record Question(string Text, IReadOnlyList<Word> Words, IReadOnlyList<Facet> Facets, SearchQuery Query, Asker Asker)
{
    /// <summary>The weight of the words that name something, fillers left aside.</summary>
    public float Content => Words.Where(word => word.Weight >= 0.5f).Sum(word => word.Weight);
}

/// <summary>Who seems to be asking, from the way of speaking: the same words mean other procedures to a company.</summary>
public enum Asker
{
    Unknown,
    Citizen,
    Organisation,
}
