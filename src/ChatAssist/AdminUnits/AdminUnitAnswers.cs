using ChatAssist.Answering;

namespace ChatAssist.AdminUnits;

/// <summary>Says what a former commune, district or province is now, and asks where that is open.</summary>
internal sealed class AdminUnitAnswers(AdminUnitTexts texts)
{
    private const int MostChoices = 5;

    public Answer Answer(AdminUnitMention mention, Topic topic)
    {
        if (mention.Units.Count > 1)
        {
            var names = mention.Units.Select(unit => unit.District.Length > 0 ? $"{unit.Name} ({unit.District})" : unit.Name).Take(MostChoices);
            return Ask(Fill("which", mention.Units[0]), names, topic);
        }

        var unit = mention.Units[0];
        return unit is { Kind: AdminUnitKind.FormerCommune, Now.Count: > 1 }
            ? Ask(Fill("split", unit), unit.Now.Select(name => $"{name} (mới)"), topic)
            : Tell(Fill(KeyOf(unit), unit), topic);
    }

    /// <summary>Adds to an answer on where to file what the place that was named is now; as it is where that is open.</summary>
    public Answer AddTo(Answer answer, AdminUnitMention mention) => mention.Units is [{ Kind: AdminUnitKind.FormerCommune, Now.Count: 1 } unit]
        ? answer with { Text = $"{answer.Text}\n{Fill("line", unit)}", Sources = [.. answer.Sources, Source()] }
        : answer;

    private static string KeyOf(AdminUnit unit) => unit.Kind switch
    {
        AdminUnitKind.Commune => "commune",
        AdminUnitKind.FormerDistrict => "district",
        AdminUnitKind.FormerProvince => unit.Now[0] == unit.Name ? "province_same" : "province",
        _ => unit.Now[0] == unit.Name ? "same" : "now",
    };

    private Answer Tell(string text, Topic topic) => new(
        AnswerStatus.AnsweredFromConcept,
        text,
        [],
        [Source()],
        [new Suggestion(ReplyAnswers.AskPerson)],
        topic with { Choices = [new Choice(ReplyAnswers.AskPerson)], Failures = 0 });

    private Answer Ask(string text, IEnumerable<string> names, Topic topic)
    {
        var choices = names.Append(ReplyAnswers.AskPerson).Select(name => new Choice(name)).ToList();
        return new Answer(
            AnswerStatus.ClarifyingQuestion, text, [], [Source()], [.. choices.Select(choice => new Suggestion(choice.Text))], topic with { Choices = choices, Failures = 0 });
    }

    private string Fill(string key, AdminUnit unit) => texts.Says[key]
        .Replace("{name}", unit.Name, StringComparison.Ordinal)
        .Replace("{self}", AdminUnit.InSentence(unit.Name), StringComparison.Ordinal)
        .Replace("{bare}", unit.BareName, StringComparison.Ordinal)
        .Replace("{district}", AdminUnit.InSentence(unit.District.Length > 0 ? unit.District : unit.Name), StringComparison.Ordinal)
        .Replace("{province}", AdminUnit.InSentence(unit.Province), StringComparison.Ordinal)
        .Replace("{province_now}", AdminUnit.InSentence(unit.ProvinceNow), StringComparison.Ordinal)
        .Replace("{now}", string.Join(", ", unit.Now.Select(AdminUnit.InSentence)), StringComparison.Ordinal);

    private Source Source() => new("", texts.SourceTitle, "Tên xã, phường", texts.SourceUrl, DateOnly.FromDateTime(texts.SourceDate), "");
}
