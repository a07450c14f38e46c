using ChatAssist.Guides;
using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>A citizen's message as the assistant understood it.</summary>
/// <param name="Text">As typed, personal data masked; a mistyped code that can only be one is put right.</param>
/// <param name="Words">With short forms and slips written out, weighed.</param>
/// <param name="Facets">What about the procedure is asked, in the order asked; empty where nothing certain is.</param>
/// <param name="Literal">What to look for by the question's own words.</param>
/// <param name="Asker">Who seems to be asking.</param>
public sealed record Question(string Text, IReadOnlyList<Word> Words, IReadOnlyList<Facet> Facets, SearchQuery Literal, Asker Asker)
{
    /// <summary>What to look for when people's names for things and what has happened to somebody ("ở trọ") count too.</summary>
    public required SearchQuery Understood { get; init; }

    /// <summary>True where most words are English or of another script, and none is a name that is known ("birth certificate").</summary>
    public bool IsForeign { get; init; }

    /// <summary>Codes of procedures that a mistyped code may stand for; empty where none was typed, or it was right or could be put right.</summary>
    public IReadOnlyList<string> NearestCodes { get; init; } = [];

    /// <summary>How many everyday names of official things, and occasions for them, it holds.</summary>
    public int EverydayNames { get; init; }

    /// <summary>How many phrases it holds that speak of the weather, prices, sports and the like.</summary>
    public int OtherTopics { get; init; }

    /// <summary>What is to be done to a paper or right, as <see cref="Guides.Actions"/> reads it.</summary>
    public uint Actions { get; init; }

    /// <summary>What has to be done about what happened to the paper spoken of: "mất", "hết hạn".</summary>
    public uint ImpliedActions { get; init; }

    /// <summary>True where the words only ask for a part ("phí bao nhiêu") and name no thing it might be a part of.</summary>
    public bool NamesNothing { get; init; }
}
