using ChatAssist.AdminUnits;
using ChatAssist.Answering;
using ChatAssist.Tests.Answering;

namespace ChatAssist.Tests.AdminUnits;

/// <summary>People name the place they live in as it was called before July 2025.</summary>
public sealed class FormerNameTests
{
    [Theory]
    [InlineData("xã cũ của em là Nhơn Hậu thì giờ nộp ở đâu", "phường An Nhơn")]
    [InlineData("nhon hau gio la xa nao", "phường An Nhơn")]
    [InlineData("Nhơn Hậu", "phường An Nhơn")]
    [InlineData("thị trấn An Lão giờ thuộc xã nào", "xã An Lão")]
    [InlineData("xã An Tân huyện An Lão nay thuộc xã nào", "xã An Lão")]
    [InlineData("phường An Tân thị xã An Khê nay là phường nào", "phường An Khê")]
    [InlineData("tp quy nhơn giờ còn không, phường Đống Đa cũ là phường nào", "phường Quy Nhơn")]
    [InlineData("xã Nhơn Châu đổi tên thành gì", "xã Nhơn Châu")]
    [InlineData("bình định sáp nhập với tỉnh nào", "tỉnh Gia Lai")]
    [InlineData("tỉnh Hậu Giang cũ", "thành phố Cần Thơ")]
    [InlineData("huyện Tuy Phước giờ lên đâu", "xã Tuy Phước Bắc")]
    public void A_former_name_is_told_what_it_is_now(string asked, string now)
    {
        var answer = Assistants.Shipped.Ask(asked);
        Assert.Equal(AnswerStatus.AnsweredFromConcept, answer.Status);
        Assert.Contains(now, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", answer.Text, StringComparison.Ordinal);
        Assert.Equal((1, 2025), (answer.Sources.Count, answer.Sources[0].DataDate.Year));
    }

    [Fact]
    public void A_commune_that_was_split_is_asked_about_and_the_press_is_understood()
    {
        var asked = Assistants.Shipped.Ask("canh liên cũ giờ về đâu");
        Assert.Equal(AnswerStatus.ClarifyingQuestion, asked.Status);
        Assert.Equal(["Xã Canh Liên (mới)", "Xã Canh Vinh (mới)", "Gặp người hỗ trợ"], asked.Buttons());
        var answer = Assistants.Shipped.Ask("canh liên cũ giờ về đâu", asked.Buttons()[0]);
        Assert.StartsWith("**Xã Canh Liên**, tỉnh Gia Lai, có từ 01/7/2025", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_several_had_is_asked_about_and_the_press_is_understood()
    {
        var asked = Assistants.Shipped.Ask("An Tân giờ là xã nào");
        Assert.Equal(["Phường An Tân (Thị xã An Khê)", "Xã An Tân (Huyện An Lão)", "Gặp người hỗ trợ"], asked.Buttons().OrderBy(text => text == "Gặp người hỗ trợ").ThenBy(text => text, StringComparer.Ordinal));
        Assert.Contains("xã An Lão", Assistants.Shipped.Ask("An Tân giờ là xã nào", "Xã An Tân (Huyện An Lão)").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_about_a_procedure_stays_one_and_where_to_file_is_said_with_the_new_name()
    {
        var answer = Assistants.Shipped.Ask("em ở xã Nhơn Hậu cũ làm khai sinh nộp ở đâu");
        Assert.Equal("1.001193", answer.Code());
        Assert.EndsWith("• Xã Nhơn Hậu (thị xã An Nhơn cũ) nay là **phường An Nhơn**: anh/chị chọn, hoặc tới, phường An Nhơn.", answer.Text, StringComparison.Ordinal);
        var followed = Assistants.Shipped.Ask("đăng ký khai sinh", "xã cũ của em là Nhơn Hậu thì giờ nộp ở đâu");
        Assert.Equal("1.001193", followed.Code());
        Assert.Contains("nay là **phường An Nhơn**", followed.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("làm giấy chứng nhận an toàn thực phẩm")]
    [InlineData("mua xe cũ ở an phú sang tên sao")]
    [InlineData("gào")]
    [InlineData("làm hộ chiếu ở Pleiku")]
    [InlineData("")]
    public void A_name_amid_other_words_is_no_question_about_it(string said) =>
        Assert.DoesNotContain("nay là", Assistants.Shipped.Ask(said).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("province,commune\nTỉnh A,Xã B\n", "communes.csv:1: the heading must be")]
    [InlineData("province,commune,former_commune,former_district,former_province\nTỉnh A,Xã B,,Huyện D,Tỉnh E\n", "communes.csv:2: 5 names are wanted")]
    public void A_broken_file_is_named_with_its_line(string communes, string message)
    {
        using var folder = new Guides.TemporaryFolder();
        folder.Write(AdminUnitFile.Communes, communes);
        folder.Write(AdminUnitFile.Provinces, $"{AdminUnitFile.ProvincesHeading}\n");
        Assert.Contains(message, Assert.Throws<FormatException>(() => AdminUnitFile.Load(folder.Path)).Message, StringComparison.Ordinal);
    }
}
