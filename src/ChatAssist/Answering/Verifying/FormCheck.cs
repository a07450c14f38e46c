namespace ChatAssist.Answering;

/// <summary>"Mẫu số 22" is the form of the document that the source names with it, not of the one beside it.</summary>
internal sealed class FormCheck(Evidence evidence)
{
    private const int Reach = 14;

    public Verdict? Check(ClaimSegment said, int at)
    {
        var fact = said.Tokens[at].Fact!;
        var places = evidence.Segments.SelectMany(segment => Enumerable.Range(0, segment.Tokens.Count).Where(i => segment.Tokens[i].Fact == fact).Select(i => (segment, i))).ToList();
        if (IsForm(fact) && places.Count > 0 && places.TrueForAll(place => new SpanCheck(evidence).IsOfAnotherAct(said, at, place.segment, place.i)))
        {
            return Verdict.Refused("said-of-another-case", said.Tokens[at].Written);
        }

        if (!IsForm(fact) || Head(said.Tokens, at) is not { } head)
        {
            return null;
        }

        var forms = evidence.Segments.SelectMany(segment => Enumerable.Range(0, segment.Tokens.Count)
            .Where(i => segment.Tokens[i].Fact is { } known && IsForm(known) && known.Kind == fact.Kind && known.Unit == fact.Unit)
            .Select(i => (segment.Tokens[i].Fact!.Value, Head: Head(segment.Tokens, i)))).Where(form => form.Head == head).ToList();
        return forms.Count > 0 && forms.TrueForAll(form => form.Value != fact.Value) ? Verdict.Refused("said-of-another-case", $"{head} … {said.Tokens[at].Written}") : null;
    }

    // "Mẫu số 22", "Phụ lục VI" by number, "CT01" by its letters.
    internal static bool IsForm(ClaimFact fact) => fact is { Kind: FactKind.Label, Unit: "số" or "lục" } || (fact.Kind == FactKind.Code && char.IsLetter(fact.Value[0]));

    /// <summary>The document named last before the form; null where none is.</summary>
    private string? Head(IReadOnlyList<ClaimToken> tokens, int at)
    {
        for (var i = at - 1; i >= 0 && i > at - Reach && tokens[i].Fact is null && tokens[i].Text != ";"; i--)
        {
            if (tokens[i].Text is not ("mẫu" or "bản" or "số" or "văn bản") && evidence.Words.Documents.Match(tokens, i, out var document) > 0)
            {
                return document;
            }
        }

        return null;
    }
}
