using System.Globalization;
using ChatAssist.Handoffs;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>What things are called on the screens of the desk.</summary>
internal static class Labels
{
    private const string Step = "— ";

    public static string Of(Role role) => role switch
    {
        Role.Volunteer => "Thành viên",
        Role.DeputyLeader => "Đội phó",
        Role.TeamLeader => "Đội trưởng",
        Role.Editor => "Người soạn hướng dẫn",
        _ => "Quản trị",
    };

    public static string Of(HandoffReason reason) => reason switch
    {
        HandoffReason.TurnFailed => "Trợ lý gặp lỗi",
        HandoffReason.DeliveryFailed => "Không gửi được trả lời",
        HandoffReason.AskedForPerson => "Xin gặp người",
        HandoffReason.FailedTwice => "Trợ lý chưa giúp được",
        HandoffReason.Distress => "Đang hoảng, cần gấp",
        HandoffReason.Anger => "Đang bức xúc",
        HandoffReason.Deadline => "Hạn trong hôm nay",
        HandoffReason.PersonOnly => "Việc cần người trả lời",
        HandoffReason.LeftQuestion => "Câu hỏi để lại",
        HandoffReason.CallBack => "Xin gọi lại",
        HandoffReason.JourneyStuck => "Kẹt ở một bước",
        HandoffReason.AnsweredElsewhere => "Cán bộ đã trả lời trên Zalo",
        HandoffReason.TooLate => "Tin đến quá muộn",
        HandoffReason.SideBySide => "Làm cùng tại quầy",
        HandoffReason.Reopened => "Trở lại sau khi đóng",
        _ => reason.ToString(),
    };

    public static string OfChannel(string channel) => channel switch
    {
        "webchat" or "directline" => "Trang web",
        "zalo" => "Zalo",
        _ => channel,
    };

    private static readonly string[] s_weekDays = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

    public static string WeekDay(DateOnly day) => s_weekDays[(int)day.DayOfWeek];

    public static string Day(DateOnly day) => $"{day.Day}/{day.Month}";

    public static string Indent(int depth) => string.Concat(Enumerable.Repeat(Step, depth));

    /// <summary>"3 phút trước".</summary>
    public static string Ago(DateTimeOffset then, DateTimeOffset now) => (now - then) switch
    {
        { TotalMinutes: < 1 } => "vừa xong",
        { TotalMinutes: < 60 } ago => $"{(int)ago.TotalMinutes} phút trước",
        { TotalHours: < 24 } ago => $"{(int)ago.TotalHours} giờ trước",
        var ago => $"{(int)ago.TotalDays} ngày trước",
    };

    public static string Exact(DateTimeOffset instant) => Spoken.InVietnam(instant).ToString("H:mm:ss, d/M/yyyy", CultureInfo.InvariantCulture);

    public static string Hour(DateTimeOffset instant) => Spoken.InVietnam(instant).ToString("H:mm", CultureInfo.InvariantCulture);
}
