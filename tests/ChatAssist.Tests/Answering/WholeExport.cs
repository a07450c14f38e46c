using ChatAssist.Answering;

namespace ChatAssist.Tests.Answering;

/// <summary>Every part of every procedure of the national export asked for once, by code.</summary>
internal static class WholeExport
{
    public static readonly IReadOnlyDictionary<Facet, string> Words = new Dictionary<Facet, string>
    {
        [Facet.Documents] = "giấy tờ cần có",
        [Facet.Fees] = "lệ phí",
        [Facet.Time] = "thời hạn",
        [Facet.Place] = "nộp ở đâu",
        [Facet.HowTo] = "các bước",
        [Facet.Online] = "nộp trực tuyến",
        [Facet.Conditions] = "điều kiện",
        [Facet.Outcome] = "kết quả",
        [Facet.LegalBasis] = "căn cứ pháp lý",
        [Facet.Forms] = "mẫu đơn",
    };

    private static readonly Lazy<IReadOnlyList<Said>> AllSaid = new(AskAll);

    public static IReadOnlyList<Said> Answers => AllSaid.Value;

    /// <summary>Fails with the first few of what breaks a rule, so that one run tells what is wrong where.</summary>
    public static void AssertNone(IEnumerable<string> broken)
    {
        Assert.NotEmpty(Answers);
        var all = broken.ToList();
        Assert.True(all.Count == 0, $"{all.Count} of {Answers.Count} answers:\n{string.Join('\n', all.Take(12))}");
    }

    private static List<Said> AskAll() =>
        [.. Assistants.National.Knowledge.Procedures.AsParallel().AsOrdered().SelectMany(procedure =>
            Words.Select(part => new Said(procedure.Code, part.Key, Assistants.National.Ask($"{procedure.Code} {part.Value}"))))];
}

/// <summary>What was answered to one part of one procedure.</summary>
internal sealed record Said(string Code, Facet Facet, Answer Answer)
{
    public IEnumerable<string> Lines => Answer.Text.Split('\n');

    public string At(string what) => $"{Code} {Facet}: {what}";
}
