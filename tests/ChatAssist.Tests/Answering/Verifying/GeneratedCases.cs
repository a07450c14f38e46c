using System.Globalization;
using ChatAssist.Answering;
using ChatAssist.Guides;

namespace ChatAssist.Tests.Answering.Verifying;

/// <summary>True and wrong sentences made of real records: the same ones for the same seed.</summary>
internal sealed class GeneratedCases(int seed)
{
    private static readonly Dictionary<SubmissionWay, (string Source, string[] Said)> Ways = new()
    {
        [SubmissionWay.Online] = ("Nộp trực tuyến", ["nộp trực tuyến", "nộp online", "nộp qua mạng"]),
        [SubmissionWay.Direct] = ("Nộp trực tiếp", ["nộp trực tiếp", "nộp tại chỗ"]),
        [SubmissionWay.Postal] = ("Nộp qua bưu chính", ["nộp qua bưu chính", "gửi qua bưu điện"]),
    };

    private readonly Random _random = new(seed);
    private readonly List<AdversarialCase> _cases = [];

    public IReadOnlyList<AdversarialCase> Of(IReadOnlyList<Procedure> procedures, int count)
    {
        while (_cases.Count < count)
        {
            var procedure = procedures[_random.Next(procedures.Count)];
            AddTimes(procedure);
            AddFees(procedure);
            AddPlace(procedure);
            AddDocuments(procedure, procedures[_random.Next(procedures.Count)]);
        }

        return _cases;
    }

    private void AddTimes(Procedure procedure)
    {
        if (procedure.Methods.FirstOrDefault(method => method.Time is { Amount: > 0, Unit: TimeUnit.WorkingDay or TimeUnit.Day }) is not { Time: { Amount: { } amount } time } method)
        {
            return;
        }

        var unit = time.Unit == TimeUnit.WorkingDay ? "ngày làm việc" : "ngày";
        var other = time.Unit == TimeUnit.WorkingDay ? "ngày" : "ngày làm việc";
        var way = Said(method.Way);
        var text = $"{procedure.Name}\n{Ways[method.Way].Source}: thời hạn giải quyết {amount:00} {unit} kể từ ngày nhận đủ hồ sơ hợp lệ.";
        Add(procedure, text, "true", $"Thời gian giải quyết là {amount} {unit}.", $"Anh/chị {way} thì sau {amount} {unit} có kết quả ạ.", $"Hồ sơ được giải quyết trong vòng {Words(amount)} {unit} kể từ khi nhận đủ hồ sơ hợp lệ.", $"Dạ, mất khoảng {amount} {unit} thôi ạ.");
        Add(procedure, text, "time-number", $"Thời gian giải quyết là {amount + 1 + _random.Next(9)} {unit}.");
        Add(procedure, text, "time-unit", $"Thời gian giải quyết là {amount} {other}.", $"Anh/chị chờ {amount} tháng là có kết quả.");
        Add(procedure, text, "time-bound", $"Thời gian giải quyết ít nhất {amount} {unit}.", $"Thời gian giải quyết hơn {amount} {unit} ạ.");
        Add(procedure, text, "promise", $"Em cam kết {amount} {unit} là có kết quả.");
    }

    private void AddFees(Procedure procedure)
    {
        var fees = procedure.Methods.Where(method => method.Fees.Any(fee => fee.Amount > 0)).Select(method => (method.Way, Amount: (long)method.Fees.First(fee => fee.Amount > 0).Amount!.Value)).ToList();
        if (fees.Count == 0)
        {
            return;
        }

        var text = $"Lệ phí {procedure.Name}:\n{string.Join('\n', fees.Select(fee => $"- {Ways[fee.Way].Source}: {Dotted(fee.Amount)} đồng/lần"))}";
        var (way, amount) = fees[_random.Next(fees.Count)];
        Add(procedure, text, "true", $"Anh/chị {Said(way)} thì lệ phí là {Dotted(amount)} đồng.", $"Mức phí khi {Said(way)} là {Dotted(amount)}đ mỗi lần ạ.", $"Nếu {Said(way)}, mình đóng {(amount % 1000 == 0 ? $"{amount / 1000} nghìn đồng" : $"{amount} đồng")} nhé.");
        Add(procedure, text, "amount", $"Anh/chị {Said(way)} thì lệ phí là {Dotted(amount + 5000)} đồng.", $"Khi {Said(way)} lệ phí là {Dotted(amount * 10)} đồng ạ.");
        Add(procedure, text, "exempt", $"Anh/chị {Said(way)} thì được miễn lệ phí.", "Thủ tục này không mất phí ạ.");
        if (fees.Find(fee => !fees.Contains((fee.Way, amount))) is { Amount: > 0 } second)
        {
            Add(procedure, text, "channel", $"Anh/chị {Said(second.Way)} thì lệ phí là {Dotted(amount)} đồng.");
        }
    }

    private void AddPlace(Procedure procedure)
    {
        if (procedure.Authorities is not [{ Length: > 5 and < 60 } office, ..])
        {
            return;
        }

        var text = $"Cơ quan thực hiện: {office}. Người có yêu cầu nộp hồ sơ tại {office}.";
        Add(procedure, text, "true", $"Anh/chị nộp hồ sơ tại {office} ạ.", $"Dạ, mình mang giấy tờ đến {office} để nộp nhé.", $"Nơi tiếp nhận hồ sơ là {office}.", $"Cơ quan thực hiện thủ tục này là {office} ạ.");
        string[] offices = ["Công an cấp xã", "Ủy ban nhân dân cấp huyện", "Sở Tư pháp", "Tòa án nhân dân", "Bộ phận Một cửa", "Chi cục Thuế"];
        foreach (var wrong in offices.Where(wrong => !Shares(office, wrong)).Take(2))
        {
            Add(procedure, text, "office", $"Anh/chị nộp hồ sơ tại {wrong} ạ.");
        }

        Add(procedure, text, "negation", $"Anh/chị không được nộp hồ sơ tại {office}.", $"Anh/chị chỉ được nộp tại {office}.");
        Add(procedure, text, "law", $"Hãy nhờ người quen ở {office} làm giúp.", $"Xem thêm tại https://abc.gov.vn của {office}.");
    }

    private void AddDocuments(Procedure procedure, Procedure stranger)
    {
        var items = procedure.Cases.SelectMany(dossier => dossier.Items).Where(item => item.Name.Length is > 12 and < 140).Take(4).ToList();
        if (items.Count < 2 || stranger.Cases.SelectMany(dossier => dossier.Items).FirstOrDefault(item => item.Name.Length is > 15 and < 100) is not { } foreign)
        {
            return;
        }

        var text = $"Thành phần hồ sơ:\n{string.Join('\n', items.Select(item => $"- {item.Name.TrimEnd('.', ';')}: {(item.Originals > 0 ? $"{item.Originals:00} bản chính" : $"{Math.Max(1, item.Copies):00} bản sao")}"))}";
        var first = items[0].Name.TrimEnd('.', ';');
        Add(procedure, text, "true", $"Anh/chị cần chuẩn bị {Lower(first)} ạ.", $"Giấy tờ gồm có: {first}.", $"Trước tiên, anh/chị lo giúp em {Lower(first)}.", $"Nhớ mang theo {Lower(items[1].Name.TrimEnd('.', ';'))} nhé.");
        Add(procedure, text, "form", $"Anh/chị điền mẫu TK{_random.Next(100, 999)}-XQ rồi nộp kèm {Lower(first)}.");
        Add(procedure, text, "not-needed", $"Anh/chị không cần {Lower(first)}.");
        if (!items.Exists(item => Shares(item.Name, foreign.Name)))
        {
            Add(procedure, text, "document", $"Anh/chị cần chuẩn bị thêm {Lower(foreign.Name)} ạ.");
        }

        Add(procedure, text, "added", $"Hồ sơ gồm {Lower(first)} và giấy khám sức khỏe trong vòng 6 tháng.");
    }

    private void Add(Procedure procedure, string passage, string kind, params string[] sentences) =>
        _cases.AddRange(sentences.Select(sentence => new AdversarialCase(kind, procedure.Name, [new CitedPassage("p1", passage)], sentence)));

    private string Said(SubmissionWay way) => Ways[way].Said[_random.Next(Ways[way].Said.Length)];

    private static string Dotted(long amount) => amount.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static bool Shares(string one, string other) => other.Split(' ').Where(word => word.Length > 2).Count(word => one.Contains(word, StringComparison.OrdinalIgnoreCase)) > 1;

    private static string Words(int amount) => amount switch { 1 => "một", 2 => "hai", 3 => "ba", 5 => "năm", 7 => "bảy", 10 => "mười", 15 => "mười lăm", 20 => "hai mươi", 30 => "ba mươi", _ => $"{amount}" };
}
