using Xunit.Abstractions;

namespace ChatAssist.Tests.Privacy;

/// <summary>Precision and recall by span, of each kind and of all.</summary>
internal sealed class MaskScore
{
    private readonly SortedDictionary<string, (int Right, int Wrong, int Missed)> _kinds = new(StringComparer.Ordinal) { ["all"] = default };
    private readonly List<string> _mistakes = [];

    public void Add(MaskedLine line)
    {
        var (expected, found) = (line.Expected(), line.Found());
        foreach (var span in expected.Union(found))
        {
            foreach (var kind in new[] { span.Name, "all" })
            {
                var (right, wrong, missed) = _kinds.GetValueOrDefault(kind);
                _kinds[kind] = (right + (expected.Contains(span) && found.Contains(span) ? 1 : 0), wrong + (expected.Contains(span) ? 0 : 1), missed + (found.Contains(span) ? 0 : 1));
            }
        }

        if (!expected.SetEquals(found))
        {
            _mistakes.Add($"{line.Masked}  <>  {ChatAssist.Privacy.PersonalData.Mask(line.Text)}");
        }
    }

    public void Print(ITestOutputHelper output)
    {
        foreach (var (kind, (right, wrong, missed)) in _kinds)
        {
            output.WriteLine($"{kind,-18} spans {right + missed,6}  precision {Share(right, wrong):0.0000}  recall {Share(right, missed):0.0000}");
        }

        _mistakes.Take(40).ToList().ForEach(output.WriteLine);
    }

    public void AssertAtLeast(double share, bool eachKind)
    {
        foreach (var (kind, (right, wrong, missed)) in _kinds.Where(kind => kind.Key == "all" || eachKind && kind.Value.Right + kind.Value.Missed > 0))
        {
            Assert.True(right > 0 && Share(right, wrong) >= share && Share(right, missed) >= share, $"{kind}: {right} right, {wrong} wrong, {missed} missed\n{string.Join('\n', _mistakes.Take(10))}");
        }
    }

    private static double Share(int right, int others) => right + others == 0 ? 1 : right / (double)(right + others);
}
