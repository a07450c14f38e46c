using ChatAssist.Guides;

namespace ChatAssist.Tests.Guides;

public sealed class QuestionLinesTests
{
    [Theory]
    [InlineData("---\ntitle: A\nquestions:\n  - một\nsummary: B\n---\n", "---\ntitle: A\nquestions:\n  - một\n  - hai là gì\nsummary: B\n---\n")]
    [InlineData("---\ntitle: A\nquestions:\n- một\nsummary: B\n---\n", "---\ntitle: A\nquestions:\n- một\n- hai là gì\nsummary: B\n---\n")]
    [InlineData("---\ntitle: A\nquestions: []\nsummary: B\n---\n", "---\ntitle: A\nquestions:\n  - hai là gì\nsummary: B\n---\n")]
    [InlineData("---\ntitle: A\nquestions: [một]\nsummary: B\n---\n", "---\ntitle: A\nquestions: [một, \"hai là gì\"]\nsummary: B\n---\n")]
    [InlineData("---\ntitle: A\nsummary: B\n---\n", "---\ntitle: A\nquestions:\n  - hai là gì\nsummary: B\n---\n")]
    [InlineData("", "\nquestions:\n  - hai là gì")]
    public void A_question_comes_after_the_others_and_every_other_line_stays(string before, string after) => Assert.Equal(after, QuestionLines.Add(before, ["hai là gì"]).Text);

    [Fact]
    public void What_stands_there_but_for_marks_is_not_added_again()
    {
        var (text, added) = QuestionLines.Add("---\nquestions:\n  - Làm tạm trú tốn bao nhiêu tiền\n---\n", ["lam tam tru ton bao nhieu tien?", "  "]);
        Assert.Empty(added);
        Assert.DoesNotContain("lam tam tru", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("phí: bao nhiêu # vậy")]
    [InlineData("\"mất\" thẻ \\ rồi")]
    [InlineData("- có\n  chen: dòng khác")]
    [InlineData("{a: [b}")]
    [InlineData("yes")]
    [InlineData("'dạ em hỏi")]
    [InlineData("60 ngày")]
    public void Whatever_people_type_stays_one_text(string question)
    {
        var problems = new List<Problem>();
        var text = QuestionLines.Add(SmallGuide.Text, [question]).Text;
        var guide = GuideFile.Parse(text, "guides/thu/a.md", problems).Guide;
        Assert.Empty(problems);
        Assert.Equal(["thử thế nào", string.Join(' ', question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))], guide!.Questions);
    }
}
