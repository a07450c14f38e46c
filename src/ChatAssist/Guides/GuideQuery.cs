using ChatAssist.Search;

namespace ChatAssist.Guides;

/// <summary>What to look for in the guides.</summary>
/// <param name="Text">The question as typed: a procedure's code or exact name in it comes first, whatever the scores.</param>
/// <param name="Literal">The question's own words, written out and weighed.</param>
/// <param name="Understood">The same with what its words stand for; the same object where they stand for nothing else.</param>
/// <param name="Actions">What is to be done to a paper or right, as <see cref="Guides.Actions"/> reads it from the question.</param>
public sealed record GuideQuery(string Text, SearchQuery Literal, SearchQuery Understood, uint Actions, Asker Asker)
{
    /// <summary>Such words ("cho", "của", "là") stand in every text: they cost the engine the most and change nothing.</summary>
    private const float NextToNothing = 0.1f;

    private const int FewestClauses = 3;

    /// <summary>What was spoken of before: helps the engine to find, and is no part of the question.</summary>
    public IReadOnlyList<QueryClause> Context { get; init; } = [];

    /// <summary>The code of the procedure last spoken of; empty before there is one.</summary>
    public string TopicCode { get; init; } = "";

    /// <summary>True where something was spoken of before.</summary>
    public bool Leans => TopicCode.Length > 0;

    /// <summary>The codes of what was spoken of before that, latest first.</summary>
    public IReadOnlyList<string> EarlierCodes { get; init; } = [];

    /// <summary>What has to be done about what happened: a lost paper is got again. Says nothing without something spoken of before.</summary>
    public uint ImpliedActions { get; init; }

    /// <summary>The codes that were offered to choose from last.</summary>
    public IReadOnlyList<string> OfferedCodes { get; init; } = [];

    /// <summary>What the engine looks for: one of the readings with the context, without words that weigh next to nothing beside others.</summary>
    public SearchQuery ForEngine(SearchQuery reading)
    {
        var clauses = new List<QueryClause>(reading.Clauses.Count + Context.Count);
        foreach (var clause in reading.Clauses)
        {
            if (clause.Terms.Count > 0 && clause.Terms[0].Weight > NextToNothing)
            {
                clauses.Add(clause);
            }
        }

        clauses.AddRange(Context);
        return clauses.Count < FewestClauses ? new SearchQuery([.. reading.Clauses, .. Context]) : new SearchQuery(clauses);
    }
}

/// <summary>Who seems to be asking, from the way of speaking: the same words mean other procedures to a company.</summary>
public enum Asker
{
    Unknown,
    Citizen,
    Organisation,
}
