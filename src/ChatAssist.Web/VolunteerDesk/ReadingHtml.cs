using ChatAssist.Answering;
using ChatAssist.Web.WebChat;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>How the words were understood.</summary>
internal static class ReadingHtml
{
    public static string Write(ReadingExplanation reading) => $"""
        <section>
          <h2>Đã hiểu câu hỏi thế nào</h2>
          <ul class="words">{string.Concat(reading.Words.Select(Word))}</ul>
          <p class="note">Dưới mỗi từ là sức nặng khi tìm: từ đệm và từ hỏi về giấy tờ, phí… nhẹ hơn từ chỉ việc.</p>
          <dl class="facts">
            {string.Concat(reading.Phrases.Select(Phrase))}
            {Fact("Hỏi về", reading.Facets.Select(ExplanationWords.Of))}
            {Fact("Việc cần làm", reading.Actions.Select(action => action.Replace('_', ' ')))}
            {Fact("Người hỏi", [ExplanationWords.Of(reading.Asker)])}
            {(reading.IsForeign ? Fact("Ngôn ngữ", ["không phải tiếng Việt"]) : "")}
          </dl>
        </section>

        """;

    private static string Word(WordReading word)
    {
        var change = ExplanationWords.Of(word.Change);
        var typed = change.Length == 0 ? "" : $"<span class=\"typed\">{(word.Typed.Length == 0 ? "" : $"gõ “{Html.Text(word.Typed)}”, ")}{change}</span>";
        return $"<li><span class=\"read\">{Html.Text(word.Read)}</span>{typed}{Numbers.Bar(word.Weight)}<span class=\"weight\">{Numbers.Plain(word.Weight)}</span></li>";
    }

    private static string Phrase(PhraseReading phrase) =>
        Fact(ExplanationWords.Of(phrase.Kind), [$"“{phrase.Words}” → {string.Join("; ", phrase.Means)}"]);

    private static string Fact(string name, IEnumerable<string> values) =>
        $"<div><dt>{name}</dt><dd>{(string.Join(", ", values) is { Length: > 0 } list ? Html.Text(list) : "không thấy")}</dd></div>";
}
