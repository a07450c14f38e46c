using ChatAssist.Answering;
using ChatAssist.Journeys;
using ChatAssist.Tests.Answering;

namespace ChatAssist.Tests.Journeys;

/// <summary>Every kind of step against every word that may be said there, on the guide of a real procedure.</summary>
public sealed class WalkTests
{
    /// <summary>Tạm trú: needs, cases, a dossier and screens.</summary>
    private const string Procedure = "1.004194";

    private static readonly Assistant s_assistant = Assistants.Shipped;
    private static readonly JourneyTexts s_texts = JourneyTexts.Load(Path.Combine(Assistant.ShippedFolder, "journeys.yaml"));
    private static readonly JourneyPlan s_plan = JourneyPlan.Of(s_assistant.Knowledge, s_texts, Procedure)!;

    public static TheoryData<JourneyStepKind, JourneyWord> EveryCell()
    {
        var cells = new TheoryData<JourneyStepKind, JourneyWord>();
        foreach (var kind in Enum.GetValues<JourneyStepKind>())
        {
            foreach (var word in Enum.GetValues<JourneyWord>())
            {
                cells.Add(kind, word);
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(EveryCell))]
    public void Every_word_is_understood_at_every_kind_of_step(JourneyStepKind kind, JourneyWord word)
    {
        var place = PlaceOf(kind);
        foreach (var said in s_texts.Words[word])
        {
            var answer = Say(At(place), said);
            Assert.NotEmpty(answer.Text);
            // The day of a reminder is decided where the turn ends.
            Assert.DoesNotContain('{', answer.Text.Replace("{when}", "", StringComparison.Ordinal).Replace("{sooner}", "", StringComparison.Ordinal));
            Assert.Equal(Expected(kind, word, place), PlaceAfter(answer));
        }
    }

    [Theory]
    [MemberData(nameof(EveryCell))]
    public void Every_answer_offers_a_way_on(JourneyStepKind kind, JourneyWord word)
    {
        var answer = Say(At(PlaceOf(kind)), s_texts.Button(word));
        Assert.True(answer.Next.Journey is null || answer.Suggestions.Count > 0, answer.Text);
        Assert.All(answer.Suggestions, suggestion => Assert.Contains(answer.Next.Choices, choice => choice.Text == suggestion.Text));
        Assert.InRange(answer.Suggestions.Count, 0, 6);
    }

    [Fact]
    public void One_tap_under_an_answer_begins_and_the_whole_way_ends_with_thanks()
    {
        var answer = s_assistant.Ask("đăng ký tạm trú cần gì");
        Assert.Contains(JourneyTexts.StartButton, answer.Buttons());
        answer = Say(answer.Next, JourneyTexts.StartButton);
        Assert.NotNull(JourneyCode.In(answer.Next.Journey!.Code));
        Assert.Contains(answer.Next.Journey.Code, answer.Text, StringComparison.Ordinal);
        var seen = new List<string>();
        while (answer.Next.Journey is { } journey && seen.Count < 40)
        {
            seen.Add(journey.StepId);
            answer = Say(answer.Next, s_plan.Steps[s_plan.PlaceOf(journey)].Kind == JourneyStepKind.Case ? "1" : "xong rồi em");
        }

        Assert.Equal(s_plan.Steps.Select(step => step.Id), seen);
        Assert.Equal(JourneyEventKind.Ended, answer.Journey?.Kind);
    }

    [Fact]
    public void What_is_missing_opens_its_own_small_journey_and_comes_back()
    {
        var answer = Say(At(0), "chưa có");
        var shown = new List<string>();
        while (answer.Next.Journey!.IsOnDetour)
        {
            shown.Add(answer.Text);
            answer = Say(answer.Next, "xong");
        }

        Assert.Equal(3, shown.Count);
        Assert.Contains("Làm mức 2", shown[1], StringComparison.Ordinal);
        Assert.Equal(1, PlaceAfter(answer));
    }

    [Fact]
    public void Documents_are_ticked_off_by_number()
    {
        var place = PlaceOf(JourneyStepKind.Prepare);
        var answer = Say(At(place), "2");
        Assert.Equal([2], answer.Next.Journey!.Ready);
        Assert.Contains("2. ✅", answer.Text, StringComparison.Ordinal);
        answer = Say(answer.Next, "có giấy 1 rồi");
        Assert.Equal(place + 1, PlaceAfter(answer));
    }

    [Fact]
    public void A_chosen_case_decides_the_documents_and_can_be_changed()
    {
        var place = PlaceOf(JourneyStepKind.Case);
        var list = Say(At(place), s_plan.Cases[0]);
        Assert.Contains("danh sách", list.Text, StringComparison.Ordinal);
        var again = Say(list.Next, "nhầm rồi em ơi");
        Assert.Equal((place, ""), (PlaceAfter(again), again.Next.Journey!.CaseName));
        Assert.DoesNotContain("danh sách người tạm trú", Say(again.Next, "Trường hợp chung").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_does_not_work_opens_its_known_mistakes_then_a_person()
    {
        var place = Enumerable.Range(0, s_plan.Steps.Count).First(i => s_plan.Steps[i].Title.StartsWith("Xin ý kiến chủ nhà", StringComparison.Ordinal));
        var answer = Say(At(place), "chưa được");
        Assert.Contains("Chủ nhà chưa bấm đồng ý mà cứ chờ", answer.Buttons());
        Assert.Equal(JourneyEventKind.Stuck, answer.Journey?.Kind);
        answer = Say(answer.Next, "1");
        Assert.Contains("Nhắc chủ nhà mở VNeID", answer.Text, StringComparison.Ordinal);
        answer = Say(answer.Next, "vẫn chưa được");
        Assert.Equal("Gặp người hỗ trợ", answer.Buttons()[0]);
        Assert.Equal(place, PlaceAfter(answer));
    }

    [Fact]
    public void A_question_in_between_is_answered_and_the_journey_goes_on()
    {
        var place = PlaceOf(JourneyStepKind.Do);
        var answer = Say(At(place), "lệ phí bao nhiêu vậy em");
        Assert.Contains("7.000 đồng", answer.Text, StringComparison.Ordinal);
        Assert.Contains(s_plan.Where(place), answer.Text, StringComparison.Ordinal);
        Assert.Equal(place, PlaceAfter(answer));
        answer = Say(answer.Next, "Làm tiếp");
        Assert.Equal(place, PlaceAfter(answer));
        Assert.Contains(s_plan.Steps[place].Text, answer.Text, StringComparison.Ordinal);
        Assert.Equal(place + 1, PlaceAfter(Say(answer.Next, "xong")));
    }

    [Fact]
    public void A_new_version_of_the_guide_does_not_lose_the_place()
    {
        var place = PlaceOf(JourneyStepKind.Do) + 2;
        var gone = At(place) with { Journey = At(place).Journey! with { StepId = "do:khong-con" } };
        Assert.Equal(place, s_plan.PlaceOf(gone.Journey!));
        Assert.Equal(place + 1, PlaceAfter(Say(gone, "xong")));
        var moved = At(place) with { Journey = At(place).Journey! with { Place = 1 } };
        Assert.Equal(place, s_plan.PlaceOf(moved.Journey!));
        var shrunk = At(place) with { Journey = At(place).Journey! with { StepId = "do:khong-con", Place = 99 } };
        Assert.Equal(s_plan.Steps.Count - 1, s_plan.PlaceOf(shrunk.Journey!));
    }

    [Fact]
    public void Every_guide_can_be_walked_from_end_to_end()
    {
        foreach (var code in s_assistant.Knowledge.Guides.SelectMany(guide => guide.Procedures).Select(procedure => procedure.Facts.Code))
        {
            var plan = JourneyPlan.Of(s_assistant.Knowledge, s_texts, code)!;
            Assert.Equal(plan.Steps.Count, plan.Steps.Select(step => step.Id).Distinct().Count());
            var answer = Say(Topic.None.TurnedTo(code), JourneyTexts.StartButton);
            for (var i = 0; answer.Next.Journey is { } journey; i++)
            {
                Assert.True(i < 60, code);
                Assert.InRange(answer.Text.Length, 1, 2000);
                answer = Say(answer.Next, plan.Steps[plan.PlaceOf(journey)].Kind == JourneyStepKind.Case ? "1" : "Xong");
            }
        }
    }

    private static int? Expected(JourneyStepKind kind, JourneyWord word, int place) => (kind, word) switch
    {
        (_, JourneyWord.Stop) => null,
        (JourneyStepKind.Rate, JourneyWord.Done or JourneyWord.Skip or JourneyWord.NotYet) => null,
        (JourneyStepKind.Case, JourneyWord.Done) => place,
        (_, JourneyWord.Done or JourneyWord.Skip) => place + 1,
        (_, JourneyWord.Back) => Math.Max(0, place - 1),
        // There is a case to choose: whoever is past it chooses anew.
        (JourneyStepKind.Need, JourneyWord.Change) => Math.Max(0, place - 1),
        (_, JourneyWord.Change) => PlaceOf(JourneyStepKind.Case),
        _ => place,
    };

    private static int PlaceOf(JourneyStepKind kind) => Enumerable.Range(0, s_plan.Steps.Count).First(i => s_plan.Steps[i].Kind == kind);

    private static int? PlaceAfter(Answer answer) => answer.Next.Journey is { } journey ? s_plan.PlaceOf(journey) : null;

    private static Topic At(int place) =>
        Topic.None.TurnedTo(Procedure) with { Journey = new Journey { Code = "K7M-4RD", ProcedureCode = Procedure }.To(s_plan.Steps[place], place) };

    private static Answer Say(Topic topic, string message) =>
        s_assistant.Walk.Answer(message, topic, s_assistant.Answerer.Answer) ?? s_assistant.Answerer.Answer(message, topic);
}
