namespace ChatAssist.Handoffs;

/// <summary>What came of a volunteer's act on a conversation.</summary>
public enum ActResult
{
    Done,

    /// <summary>Somebody else holds it, or nobody does any more.</summary>
    NotYours,

    /// <summary>It is closed, deleted, or was never there.</summary>
    Gone,

    /// <summary>The volunteer holds as many as one may.</summary>
    TooMany,
}

/// <summary>Who acts: as much of a volunteer as a transcript keeps.</summary>
public sealed record Actor(Guid Id, string Name, Guid UnitId);
