using ChatAssist.Answering;

namespace ChatAssist.Tests.Answering;

/// <summary>The same words after the same topic are answered alike, and nothing outlives the knowledge that it came from.</summary>
public sealed class RememberedAnswersTests
{
    [Fact]
    public void The_same_after_the_same_is_the_answer_given_before_and_after_another_topic_it_is_not()
    {
        var answers = new RememberedAnswers(100);
        var first = answers.Answer(Assistants.Shipped, "đăng ký tạm trú cần gì", Topic.None);
        Assert.Same(first, answers.Answer(Assistants.Shipped, "đăng ký tạm trú cần gì", new Topic()));
        var fees = answers.Answer(Assistants.Shipped, "phí bao nhiêu", first.Next);
        Assert.NotEqual(fees.Text, answers.Answer(Assistants.Shipped, "phí bao nhiêu", Topic.None).Text);
        Assert.Same(fees, answers.Answer(Assistants.Shipped, "phí bao nhiêu", first.Next with { }));
    }

    [Fact]
    public void What_was_not_asked_for_lately_is_forgotten_and_what_was_is_kept()
    {
        var answers = new RememberedAnswers(4);
        var kept = answers.Answer(Assistants.Shipped, "cảm ơn", Topic.None);
        var forgotten = answers.Answer(Assistants.Shipped, "chào em", Topic.None);
        for (var index = 0; index < 20; index++)
        {
            answers.Answer(Assistants.Shipped, $"số {index}", Topic.None);
            Assert.Same(kept, answers.Answer(Assistants.Shipped, "cảm ơn", Topic.None));
        }

        Assert.NotSame(forgotten, answers.Answer(Assistants.Shipped, "chào em", Topic.None));
    }

    [Fact]
    public void Another_knowledge_answers_for_itself()
    {
        var answers = new RememberedAnswers(100);
        var before = answers.Answer(Assistants.Shipped, "cảm ơn", Topic.None);
        Assert.NotSame(before, answers.Answer(Assistants.Shipped with { }, "cảm ơn", Topic.None));
    }
}
