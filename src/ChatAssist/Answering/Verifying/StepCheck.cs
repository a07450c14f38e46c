namespace ChatAssist.Answering;

/// <summary>"Bước 2" tells what the source's step 2 tells, not another one's.</summary>
internal sealed class StepCheck(Evidence evidence)
{
    public Verdict? Check(ClaimSegment said, int at)
    {
        var steps = new Dictionary<string, List<ClaimSegment>>(StringComparer.Ordinal);
        var current = "";
        foreach (var segment in evidence.Segments)
        {
            current = segment.Tokens.FirstOrDefault(token => token.Fact is { Kind: FactKind.Label, Unit: "bước" })?.Text ?? current;
            if (current.Length > 0)
            {
                steps.TryAdd(current, []);
                steps[current].Add(segment);
            }
        }

        var content = evidence.Content(said.Tokens).Select(word => word.Token.Text).Distinct().ToList();
        var step = said.Tokens[at].Fact!.Value;
        if (!steps.TryGetValue(step, out var own))
        {
            return Verdict.Refused("number-not-in-passage", $"bước {step}");
        }

        return steps.Values.Any(other => Shared(other, content) > Shared(own, content)) ? Verdict.Refused("said-of-another-case", $"bước {step}") : null;
    }

    private static int Shared(List<ClaimSegment> step, List<string> content) => content.Count(word => step.Exists(segment => segment.Has(word)));
}
