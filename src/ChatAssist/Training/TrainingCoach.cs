using System.Text.RegularExpressions;
using ChatAssist.Answering;

namespace ChatAssist.Training;

/// <summary>What a coach would say of one answer: what was good, and what to do better.</summary>
public sealed record TrainingFeedback(IReadOnlyList<string> Good, IReadOnlyList<string> Better);

/// <summary>Judges practised answers by time, tone and facts, without a model: the facts are those that the assistant itself would give.</summary>
public sealed partial class TrainingCoach(LiveAssistant assistant, VerifierWords words, TrainingTone tone)
{
    /// <summary>What is promised to citizens while somebody is there.</summary>
    public static readonly TimeSpan Promise = TimeSpan.FromMinutes(2);

    private const int LongestAnswer = 600;
    private static readonly string[] s_parts = ["cần giấy tờ gì", "lệ phí bao nhiêu", "bao lâu có kết quả", "nộp ở đâu", "cách làm thế nào"];
    private static readonly string[] s_wrongFacts = ["number-not-in-passage", "unit-differs", "date-not-in-passage", "code-not-in-passage", "link"];

    private readonly AnswerVerifier _verifier = new(words);

    /// <param name="isFirst">Nobody greets twice.</param>
    public TrainingFeedback Judge(TrainingScene scene, TrainingTurn turn, string reply, TimeSpan took, bool isFirst)
    {
        var (good, better) = (new List<string>(), new List<string>());
        void Say(bool isGood, string praise, string advice) => (isGood ? good : better).Add(isGood ? praise : advice);
        Say(took <= Promise, $"Trả lời sau {Spell(took)}, trong 2 phút đã hứa.", $"Trả lời sau {Spell(took)}; người dân được hứa 2 phút. Bận thì nhắn trước một câu “em đang xem giúp”.");
        var said = $" {Plain(reply)} ";
        if (isFirst)
        {
            Say(Has(said, tone.Greetings), "Có chào, thưa.", "Mở đầu bằng một lời chào hoặc “dạ”.");
        }

        Say(Has(said, tone.Addresses), "Xưng hô rõ ràng.", "Gọi người dân là anh, chị, bác, cô, chú…");
        if (tone.Scolding.FirstOrDefault(phrase => said.Contains(phrase, StringComparison.Ordinal)) is { } harsh)
        {
            better.Add($"“{harsh}” nghe như trách người dân; hãy nói việc cần làm.");
        }

        if (tone.Forbidden.FirstOrDefault(phrase => said.Contains($" {phrase} ", StringComparison.Ordinal)) is { } secret)
        {
            better.Add($"Đừng hỏi hay nhắc gửi {secret}: bàn hỗ trợ không bao giờ cần.");
        }

        Say(reply.Length <= LongestAnswer, "Đủ ngắn để đọc trên điện thoại.", "Dài quá, người dân đọc trên điện thoại: mỗi lần một việc.");
        foreach (var fact in turn.Expects)
        {
            Say(fact.Any.Any(wording => said.Contains(Plain(wording), StringComparison.Ordinal)), $"Nói được: {fact.What}.", $"Còn thiếu: {fact.What}.");
        }

        better.AddRange(Wrong(scene, reply).Select(wrong => $"“{wrong}” không khớp với hướng dẫn {scene.Code}; xem lại số liệu."));
        return new TrainingFeedback(good, better);
    }

    private IEnumerable<string> Wrong(TrainingScene scene, string reply)
    {
        var about = Topic.None.TurnedTo(scene.Code);
        var passages = s_parts.Select((part, i) => new CitedPassage($"p{i}", assistant.Current.Answerer.Answer(part, about).Text)).ToList();
        var sentences = SentenceEnd().Split(reply).Where(sentence => sentence.Trim().Length > 0).Select(sentence => new AnswerSentence(sentence.Trim(), [.. passages.Select(passage => passage.Id)])).ToList();
        return _verifier.Verify("", passages, sentences).Zip(sentences)
            .Where(pair => s_wrongFacts.Any(reason => pair.First.Why.StartsWith(reason, StringComparison.Ordinal)))
            .Select(pair => pair.Second.Text);
    }

    private static bool Has(string said, IEnumerable<string> phrases) => phrases.Any(phrase => said.Contains($" {phrase} ", StringComparison.Ordinal));

    private static string Plain(string text) => Marks().Replace(text.Normalize().ToLowerInvariant(), " ").Trim();

    private static string Spell(TimeSpan took) => took < TimeSpan.FromMinutes(1) ? $"{took.TotalSeconds:0} giây" : $"{(int)took.TotalMinutes} phút {took.Seconds} giây";

    [GeneratedRegex(@"(?<=[.!?])\s+|\n")]
    private static partial Regex SentenceEnd();

    // A full stop within a number belongs to it.
    [GeneratedRegex(@"[,;:!?()“”""\s]+|\.(?!\d)")]
    private static partial Regex Marks();
}
