using System.Text;
using ChatAssist.Answering;
using ChatAssist.Search;
using ChatAssist.Tests.Guides;

namespace ChatAssist.Tests.Answering;

/// <summary>Clarifying, choosing, and messages that lean on what was said before.</summary>
public sealed class ConversationTests
{
    [ExportFact]
    public void Near_candidates_become_one_question_with_their_names_as_buttons()
    {
        var answer = Unclear();
        Assert.Empty(answer.Sources);
        Assert.InRange(answer.Buttons().Length, 3, Confidence.MostChoices + 1);
        Assert.Equal("Gặp người hỗ trợ", answer.Buttons()[^1]);
        Assert.Equal(answer.Buttons().Length, answer.Buttons().Distinct().Count());
        Assert.EndsWith("?", answer.Text, StringComparison.Ordinal);
    }

    [SharedTheory(SharedFile.Export)]
    [InlineData("cái thứ 2", 1)]
    [InlineData("cái thứ hai nhé", 1)]
    [InlineData("số 1", 0)]
    [InlineData("1", 0)]
    [InlineData("2", 1)]
    [InlineData("cái đầu tiên", 0)]
    [InlineData("cai dau", 0)]
    public void A_choice_may_be_named_by_its_place(string message, int place)
    {
        var asked = Unclear();
        var answer = Assistants.National.Answerer.Answer(message, asked.Next);
        Assert.Equal(asked.Next.Choices[place].ProcedureCode, answer.Code());
        Assert.StartsWith("Answered", answer.Status.ToString(), StringComparison.Ordinal);
    }

    [ExportFact]
    public void A_choice_may_be_named_by_its_words_with_and_without_marks()
    {
        var asked = Unclear();
        foreach (var choice in asked.Next.Choices.Where(choice => choice.ProcedureCode.Length > 0))
        {
            Assert.Equal(choice.ProcedureCode, Assistants.National.Answerer.Answer(choice.Text, asked.Next).Code());
            Assert.Equal(choice.ProcedureCode, Assistants.National.Answerer.Answer(VietnameseText.Fold(choice.Text).ToUpperInvariant(), asked.Next).Code());
            Assert.Equal(choice.ProcedureCode, Assistants.National.Answerer.Answer(choice.Text.Normalize(NormalizationForm.FormD), asked.Next).Code());
        }
    }

    [Fact]
    public void What_was_asked_before_the_choice_is_answered_after_it()
    {
        var fees = Assistants.Shipped.Ask("giấy phép lái xe lệ phí bao nhiêu");
        var answer = fees.Status == AnswerStatus.ClarifyingProcedure ? Assistants.Shipped.Answerer.Answer("1", fees.Next) : fees;
        Assert.Contains("115.000 đồng", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("thế còn phí?", "7.000 đồng")]
    [InlineData("bao lâu", "3 ngày làm việc")]
    [InlineData("mất mấy ngày vậy em", "3 ngày làm việc")]
    [InlineData("nop o dau", "Công an xã, phường")]
    [InlineData("cần giấy tờ gì", "CT01")]
    [InlineData("Lệ phí", "7.000 đồng")]
    public void A_part_asked_for_alone_is_about_what_was_spoken_of(string message, string said)
    {
        var answer = Assistants.Shipped.Ask("đăng ký tạm trú", message);
        Assert.Equal("1.004194", answer.Code());
        Assert.Contains(said, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Small_talk_between_leaves_the_topic() =>
        Assert.Contains("7.000 đồng", Assistants.Shipped.Ask("đăng ký tạm trú", "cảm ơn em", "thế còn phí?").Text, StringComparison.Ordinal);

    [Fact]
    public void A_neighbour_of_the_topic_is_found_by_what_differs() =>
        Assert.Equal("1.002755", Assistants.Shipped.Ask("đăng ký tạm trú", "gia hạn thì sao").Code());

    [Fact]
    public void Another_matter_leaves_the_topic_behind() =>
        Assert.Equal("1.000894", Assistants.Shipped.Ask("đăng ký tạm trú", "đăng ký kết hôn cần gì").Code());

    [Fact]
    public void A_place_without_a_list_is_asked_back() =>
        Assert.Equal(AnswerStatus.ClarifyingQuestion, Assistants.Shipped.Ask("cái thứ 2").Status);

    [Fact]
    public void Steps_that_did_not_fit_come_on_request_and_none_twice()
    {
        var answer = Assistants.Shipped.Ask("các bước đăng ký khai sinh");
        var seen = new List<string>();
        for (var turn = 0; turn < 9; turn++)
        {
            seen.AddRange(answer.Text.Split('\n').Where(line => line.Length > 2 && char.IsAsciiDigit(line[0]) && line[1] == '.'));
            if (answer.Next.NextStep == 0)
            {
                break;
            }

            answer = Assistants.Shipped.Answerer.Answer("Các bước tiếp theo", answer.Next);
        }

        Assert.Equal(Assistants.Shipped.Knowledge.GuideOf("1.001193")!.Steps.Count, seen.Count);
        Assert.Equal(Enumerable.Range(1, seen.Count).Select(number => $"{number}."), seen.Select(line => line[..2]));
    }

    [Fact]
    public void Every_button_leads_somewhere()
    {
        foreach (var question in (string[])["đăng ký tạm trú", "đăng ký khai sinh cần giấy tờ gì", "đổi bằng lái", "vneid là gì", "chứng thực bản sao ở đâu", "xin chào"])
        {
            var answer = Assistants.Shipped.Ask(question);
            Assert.All(answer.Buttons(), button =>
            {
                var next = Assistants.Shipped.Answerer.Answer(button, answer.Next);
                Assert.False(next.Status is AnswerStatus.UnanswerableNothingFound or AnswerStatus.UnanswerableOutOfScope, $"{question} → {button}: {next.Status}");
            });
        }
    }

    /// <summary>Which words are unclear changes with the index; that some are does not.</summary>
    private static Answer Unclear() => ((string[])["đổi tên cho con", "nhập quốc tịch", "thôi quốc tịch", "nghĩa vụ quân sự", "hộ nghèo", "giấy phép môi trường"])
        .Select(question => Assistants.National.Ask(question))
        .First(answer => answer.Status == AnswerStatus.ClarifyingProcedure);
}
