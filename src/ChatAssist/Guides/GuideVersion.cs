namespace ChatAssist.Guides;

/// <summary>The whole text of a guide or concept page as somebody saved it at the desk; a draft until a second person publishes it.</summary>
public sealed class GuideVersion
{
    /// <summary>Below the knowledge base, with slashes, as the file's.</summary>
    public required string Path { get; init; }

    /// <summary>From 1 for each path; 0 is the shipped file, which has no row.</summary>
    public required int Number { get; init; }

    public required string Text { get; init; }

    public required Guid AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    public Guid? ApproverId { get; set; }

    public string ApproverName { get; set; } = "";

    public DateTimeOffset? PublishedAt { get; set; }
}
