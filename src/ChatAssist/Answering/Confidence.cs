using ChatAssist.Guides;
using ChatAssist.Search;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAssist.Answering;

/// <summary>Decides by probabilities that were fitted to questions with known answers and to questions that no procedure covers.</summary>
/// <remarks>
/// That the question is covered at all is a logistic regression over the first passage's features; that the first is the
/// one that is meant is this times its probability among those found. <c>ChatAssist.Tools tune</c> fits both.
/// </remarks>
public sealed class Confidence
{
    /// <summary>Buttons on a phone's screen; more are not read.</summary>
    public const int MostChoices = 5;

    /// <summary>Beside an answer only what may well have been meant instead is worth a button.</summary>
    private const float WorthOffering = 0.02f;

    /// <summary>Names that share so much are of one family: "Đăng ký tạm trú", "Gia hạn tạm trú".</summary>
    private const float Kin = 0.3f;

    /// <summary>What the regression looks at beside the first passage's features: of the passage, and of the question.</summary>
    private static readonly string[] Extras = ["bias", "score", "probability", "everyday_names", "facets", "actions", "other_topics"];

    private readonly double[] _weights;

    private Confidence(double[] weights) => _weights = weights;

    /// <summary>Below this probability of being covered the question is declined.</summary>
    public required double DeclineBelow { get; init; }

    /// <summary>What is declined from this probability on still gets the nearest procedures as buttons.</summary>
    public required double OfferFrom { get; init; }

    /// <summary>From this probability of being right on the first passage is answered from outright.</summary>
    public required double AnswerFrom { get; init; }

    /// <summary>By <see cref="InputNames"/>.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <exception cref="FormatException">A weight is unknown or missing; the message names it.</exception>
    public static Confidence Load(string path)
    {
        var file = Read(path);
        var names = InputNames();
        var unknown = file.Covered.Keys.FirstOrDefault(name => !names.Contains(name));
        return unknown is null
            ? new Confidence([.. names.Select(name => file.Covered.GetValueOrDefault(name))]) { DeclineBelow = file.DeclineBelow, OfferFrom = file.OfferFrom, AnswerFrom = file.AnswerFrom }
            : throw new FormatException($"{path}: unknown \"{unknown}\".");
    }

    /// <summary>The names of the regression's inputs, in the order of <see cref="InputsOf"/>.</summary>
    public static List<string> InputNames() => [.. Extras, .. Enum.GetValues<RankFeature>().Select(Ranking.NameOf)];

    /// <summary>What the regression sees of a question whose best passage is this.</summary>
    public static double[] InputsOf(Question question, Passage first) =>
    [
        1,
        first.Score / 10,
        first.Probability,
        question.EverydayNames > 0 ? 1 : 0,
        question.Facets.Count > 0 ? 1 : 0,
        question.Actions != 0 ? 1 : 0,
        Math.Min(2, question.OtherTopics),
        .. first.Features.ToArray().Select(feature => (double)feature),
    ];

    /// <summary>How likely any procedure covers the question, 0 to 1.</summary>
    public double Covered(Question question, Passage first)
    {
        var inputs = InputsOf(question, first);
        var sum = inputs.Select((input, i) => input * _weights[i]).Sum();
        return 1 / (1 + Math.Exp(-sum));
    }

    public Decision Decide(Question question, IReadOnlyList<Passage> found)
    {
        if (found.Count == 0)
        {
            return new Decision(DecisionKind.NothingFound, [], 0, 0);
        }

        if (found[0].IsNamedOutright)
        {
            return new Decision(DecisionKind.Answer, [found[0]], 1, 1);
        }

        found = OfHere(found);
        var covered = Covered(question, found[0]);
        covered = IsOfTheConversation(question, found[0]) ? Math.Max(covered, DeclineBelow) : covered;
        var right = covered * ProbabilityOfFirst(found);
        var kind = covered < DeclineBelow ? DecisionKind.NothingFound
            : right >= AnswerFrom && !found[0].IsElsewhere ? DecisionKind.Answer
            : DecisionKind.Clarify;
        return new Decision(kind, Shown(kind, covered, question, found), covered, right);
    }

    /// <summary>Who does not name another province means none of theirs: these are neither offered nor weighed against the first.</summary>
    private static IReadOnlyList<Passage> OfHere(IReadOnlyList<Passage> found) => found[0].IsElsewhere ? found : [.. found.Where(passage => !passage.IsElsewhere)];

    /// <summary>A province's own procedure and the national one of the same name are one thing to who asks.</summary>
    private static double ProbabilityOfFirst(IReadOnlyList<Passage> found)
    {
        var name = NameOf(found[0]);
        return found.Where((passage, i) => i == 0 || (name.Length > 0 && NameOf(passage) == name)).Sum(passage => passage.Probability);
    }

    private static string NameOf(Passage passage) => passage.Procedure is { } procedure ? string.Join(' ', VietnameseAnalyzer.Analyze(procedure.Name).Select(token => token.Folded)) : "";

    private List<Passage> Shown(DecisionKind kind, double covered, Question question, IReadOnlyList<Passage> found) => kind switch
    {
        DecisionKind.Answer => Offers(found),
        DecisionKind.NothingFound when covered < OfferFrom || question.OtherTopics > 0 => [],
        _ => [.. found.Take(MostChoices)],
    };

    // "Chủ nhà không ký thì sao" says little of itself: it is covered because what it leans on is.
    private static bool IsOfTheConversation(Question question, Passage first) => question.OtherTopics == 0
        && (first.Feature(RankFeature.IsTopic) > 0 || first.Feature(RankFeature.WasOffered) > 0 || first.Feature(RankFeature.TopicKinship) >= Kin);

    private static List<Passage> Offers(IReadOnlyList<Passage> found) =>
        [found[0], .. found.Skip(1).TakeWhile(passage => passage.Probability >= WorthOffering).Take(MostChoices - 1)];

    private static ConfidenceFile Read(string path)
    {
        try
        {
            return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<ConfidenceFile>(File.ReadAllText(path));
        }
        catch (YamlDotNet.Core.YamlException exception)
        {
            throw new FormatException($"{path}:{exception.Start.Line}: {exception.InnerException?.Message ?? exception.Message}", exception);
        }
    }

    private sealed class ConfidenceFile
    {
        public double DeclineBelow { get; init; }

        public double OfferFrom { get; init; }

        public double AnswerFrom { get; init; }

        public Dictionary<string, double> Covered { get; init; } = [];
    }
}
