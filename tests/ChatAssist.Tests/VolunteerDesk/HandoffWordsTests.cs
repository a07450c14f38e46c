using ChatAssist.Answering;
using ChatAssist.Handoffs;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary>That a person is needed is heard in any wording, and paperwork is left alone.</summary>
public sealed class HandoffWordsTests
{
    private readonly HandoffWords _words = HandoffWords.Load(Path.Combine(Assistant.ShippedFolder, "handoffs.yaml"));

    [Theory]
    [InlineData("cho tôi nói chuyện với một nhân viên được không")]
    [InlineData("toi muon gap tong dai vien")]
    [InlineData("có bạn tình nguyện viên nào đang trực không")]
    [InlineData("nãy giờ vòng vo quá, cho gặp người thật giùm")]
    [InlineData("kết nối tôi với cán bộ tư vấn")]
    [InlineData("chuyển qua người trực tiếp trả lời đi")]
    [InlineData("đừng trả lời tự động nữa")]
    [InlineData("ADMIN ơi, cần admin")]
    public void A_person_is_asked_for(string message) => Assert.Equal(HandoffReason.AskedForPerson, _words.Read(message));

    [Theory]
    [InlineData("hôm nay hết hạn nộp hồ sơ rồi", HandoffReason.Deadline)]
    [InlineData("chieu nay phai nop", HandoffReason.Deadline)]
    [InlineData("làm ăn kiểu gì mà chậm vậy", HandoffReason.Anger)]
    [InlineData("bế tắc quá em ơi", HandoffReason.Distress)]
    [InlineData("quá ngày hẹn chưa có kết quả", HandoffReason.PersonOnly)]
    public void Other_reasons_are_heard(string message, HandoffReason reason) => Assert.Equal(reason, _words.Read(message));

    [Theory]
    [InlineData("đăng ký khai sinh cần gì")]
    [InlineData("cán bộ công chức có được mở hộ kinh doanh không")]
    [InlineData("giấy phép lao động cho nhân viên nước ngoài")]
    [InlineData("người lao động có cần sổ bảo hiểm không")]
    [InlineData("bạn có phải người thật không")]
    [InlineData("hạn nộp thuế là hôm nào")]
    [InlineData("đăng ký làm tình nguyện viên ở đâu")]
    [InlineData("căn cước hết hạn thì làm lại ở đâu")]
    public void Paperwork_is_left_to_the_assistant(string message) => Assert.Null(_words.Read(message));

    /// <summary>What people ask about paperwork never calls for a person by mistake.</summary>
    [Fact]
    public void The_open_questions_call_nobody()
    {
        var file = Path.Combine(Assistant.ShippedFolder, "questions", "everyday.jsonl");
        var called = File.ReadLines(file).Where(line => line.Length > 0)
            .Select(line => System.Text.Json.Nodes.JsonNode.Parse(line)!["question"]!.GetValue<string>())
            .Where(question => _words.Read(question) is not null)
            .ToList();
        Assert.Equal([], called);
    }
}
