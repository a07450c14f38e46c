namespace ChatAssist.Search;

/// <summary>What an index takes in memory, in bytes.</summary>
/// <param name="Search">What a search reads of all documents: numbers and the upper byte of impacts, block maxima, where each term's lie.</param>
/// <param name="Exact">What makes the scores of the best exact: the lower bytes of impacts.</param>
/// <param name="Explain">Frequencies by field and lengths, read for explanations only.</param>
/// <param name="Dictionary">The terms; about, as the runtime's own tables are estimated.</param>
/// <param name="Postings">How many (term, document) pairs there are.</param>
public sealed record IndexSize(long Search, long Exact, long Explain, long Dictionary, int Postings)
{
    public long Total => Search + Exact + Explain + Dictionary;

    public double BytesPerPosting => Postings == 0 ? 0 : Total / (double)Postings;
}
