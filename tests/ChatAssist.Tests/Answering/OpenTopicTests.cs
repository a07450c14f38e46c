using ChatAssist.Answering;
using ChatAssist.Tests.Guides;

namespace ChatAssist.Tests.Answering;

/// <summary>What a message leans on while nothing was chosen, something was declined, or something has happened to a paper.</summary>
public sealed class OpenTopicTests
{
    [ExportFact]
    public void A_part_asked_for_before_choosing_asks_again_and_is_answered_after_the_choice()
    {
        var open = First(AnswerStatus.ClarifyingProcedure, "đổi tên cho con", "nhập quốc tịch", "thôi quốc tịch", "nghĩa vụ quân sự", "hộ nghèo", "giấy phép môi trường");
        var again = Assistants.National.Answerer.Answer("nộp ở đâu", open.Next);
        Assert.Equal(AnswerStatus.ClarifyingProcedure, again.Status);
        Assert.Equal(open.Buttons(), again.Buttons());
        var answer = Assistants.National.Answerer.Answer("1", again.Next);
        Assert.Equal(open.Next.Choices[0].ProcedureCode, answer.Code());
        Assert.Equal(Facet.Place, answer.Next.Facet);
    }

    [Theory]
    [InlineData("giá vàng hôm nay bao nhiêu")]
    [InlineData("cảm ơn em nhé")]
    [InlineData("xin chào")]
    public void The_topic_outlives_what_is_declined_and_small_talk(string between) =>
        Assert.Contains("7.000 đồng", Assistants.Shipped.Ask("đăng ký tạm trú", between, "thế còn phí?").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("còn cái đó thì sao")]
    [InlineData("vậy có được không ạ")]
    public void What_only_points_is_about_what_was_spoken_of(string message) =>
        Assert.Equal("1.004194", Assistants.Shipped.Ask("đăng ký tạm trú", message).Code());

    [ExportFact]
    public void What_happened_to_a_paper_tells_what_is_to_be_done_about_it() =>
        Assert.Equal("Cấp lại giấy phép lái xe", Assistants.National.Ask("đổi giấy phép lái xe", "mất rồi thì sao").Procedures[0].Name);

    [ExportFact]
    public void What_is_declined_but_near_has_the_nearest_as_buttons()
    {
        var answer = First(AnswerStatus.UnanswerableNothingFound, "xin hỗ trợ cho con đi học", "muốn đổi giấy", "ghe cá mới đóng xong", "em bị tai nạn khi đi làm");
        var near = answer.Next.Choices.Where(choice => choice.ProcedureCode.Length > 0).ToList();
        Assert.NotEmpty(near);
        Assert.Equal(near[0].ProcedureCode, Assistants.National.Answerer.Answer("1", answer.Next).Code());
    }

    [ExportFact]
    public void Other_topics_are_declined_without_buttons() =>
        Assert.DoesNotContain(Assistants.National.Ask("giá vàng hôm nay bao nhiêu").Next.Choices, choice => choice.ProcedureCode.Length > 0);

    private static Answer First(AnswerStatus status, params string[] questions) =>
        questions.Select(question => Assistants.National.Ask(question)).First(answer => answer.Status == status);
}
