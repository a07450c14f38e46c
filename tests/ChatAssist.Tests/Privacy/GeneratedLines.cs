using System.Text;
using ChatAssist.Search;

namespace ChatAssist.Tests.Privacy;

/// <summary>Everyday sentences with and without personal data, the same ones in each run.</summary>
internal static class GeneratedLines
{
    private static readonly string[] s_befores = ["", "dạ ", "em chào anh chị, ", "cho em hỏi, ", "làm thủ tục 1.004194, ", "hồ sơ H08.17-250701-0012 nộp ngày 01/07/2025, ", "phí 15.000 đồng phải không, "];
    private static readonly string[] s_afters = ["", " ạ", " nhé", ", giúp em với", ". Em cảm ơn", " thì cần giấy tờ gì", "\nmong anh chị trả lời", " (em nộp 3 ngày rồi)", "?"];
    private static readonly string[] s_ofWhom = ["", " của em", " của mẹ em", " em là", " là", ":", ": "];

    public static IEnumerable<MaskedLine> Positives(int count)
    {
        var random = new Random(20260718);
        var numbers = new GeneratedNumbers(random);
        (string Mask, string[] Cues, Func<string> Number)[] kinds =
        [
            ("số căn cước", ["cccd", "số căn cước", "căn cước công dân", "số định danh", "CCCD số", "thẻ căn cước"], numbers.Identity),
            ("số CMND", ["cmnd", "cmt", "chứng minh nhân dân số", "số chứng minh"], numbers.OldIdentity),
            ("số điện thoại", ["sđt", "điện thoại", "gọi", "zalo", "liên hệ", "số máy", "đt"], numbers.Phone),
            ("số thẻ ngân hàng", ["thẻ", "thẻ atm", "số thẻ", "thẻ visa"], numbers.Card),
            ("số tài khoản", ["stk", "số tài khoản", "tài khoản ngân hàng", "stk vietcombank", "tk agribank", "số tk"], numbers.Account),
            ("số bảo hiểm", ["bhxh", "số bhxh", "mã số bảo hiểm xã hội", "sổ bảo hiểm xã hội số"], numbers.SocialInsurance),
            ("số bảo hiểm", ["bhyt", "thẻ bhyt", "thẻ bảo hiểm y tế", "mã thẻ"], numbers.HealthCard),
            ("mã số thuế", ["mst", "mã số thuế", "mã số thuế cá nhân", "mst người phụ thuộc"], numbers.Tax),
            ("e-mail", ["mail", "email", "gmail", "gửi về"], numbers.Email),
            ("địa chỉ", ["số nhà", "nhà số", "em ở", "địa chỉ", "thường trú tại", "sn", "hẻm"], numbers.House),
        ];
        for (var i = 0; i < count; i++)
        {
            var (mask, cues, number) = kinds[i % kinds.Length];
            var isGluable = mask is not ("e-mail" or "địa chỉ");
            var whom = mask == "địa chỉ" ? numbers.Pick(["", ":"]) : numbers.Pick(s_ofWhom);
            var before = numbers.Pick(s_befores) + numbers.Pick(cues) + whom;
            before += before.EndsWith(' ') || isGluable && whom.Length == 0 && random.Next(12) == 0 && number != numbers.HealthCard ? "" : " ";
            yield return Written(before, number(), mask, numbers.Pick(s_afters), random.Next(4));
        }
    }

    public static IEnumerable<MaskedLine> Negatives(int count)
    {
        var random = new Random(19450902);
        var numbers = new GeneratedNumbers(random);
        string Year() => numbers.Pick(["1985", "2004", "2015", "2024", "2025", "2026"]);
        string Date() => string.Join(numbers.Pick(["/", "-", "."]), $"{random.Next(1, 29):00}", $"{random.Next(1, 13):00}", Year());
        string Thousands() => $"{random.Next(1, 999)}.{random.Next(0, 10)}00.000";
        Func<string>[] shapes =
        [
            () => $"thủ tục {random.Next(1, 4)}.{random.Next(100, 20000):000000}{numbers.Pick(["", ".000.00.00.H21", ".H08"])}",
            () => $"mã {random.Next(1, 4)}{random.Next(100, 20000):000000}",
            () => $"{numbers.Pick(["Nghị định", "Thông tư", "Quyết định số"])} {random.Next(1, 300)}/{Year()}/{numbers.Pick(["NĐ-CP", "TT-BCA", "QĐ-TTg", "nđ-cp"])} ngày {Date()}",
            () => $"Luật {random.Next(10, 99)}/{Year()}/QH{random.Next(11, 16)}",
            () => $"{numbers.Pick(["phí", "lệ phí", "nộp", "hết"])} {Thousands()}{numbers.Pick([" đồng", "đ", " vnđ", " d"])}",
            () => $"{numbers.Pick(["vay", "vốn", "thu nhập", "giá"])} {random.Next(1, 900)}{numbers.Pick(["000000", "0000000", "00000000"])}{numbers.Pick([" đồng", "", "đ"])}",
            () => $"hồ sơ {numbers.Pick(["H08.17", "H21.18", "G22.99.05", "000.00.16.H08", "G01.899.108.000"])}-{random.Next(22, 27)}{random.Next(1, 13):00}{random.Next(1, 29):00}-{numbers.Digits(random.Next(4, 6))}",
            () => $"ngày {Date()} lúc {random.Next(7, 18)}h{random.Next(10, 59)}",
            () => $"từ {Date()} đến {Date()}",
            () => $"gọi {numbers.Pick(["1900 1234", "19001096", "1800 1096", "1022", "113", "1900 561 561", "18001096"])}",
            () => $"thửa {random.Next(1, 2000)} tờ bản đồ {random.Next(1, 99)}, {random.Next(50, 999)},{random.Next(1, 9)} m2",
            () => $"toạ độ 13.{numbers.Digits(6)}, 109.{numbers.Digits(6)}",
            () => $"{random.Next(1, 100)} tuổi, {random.Next(1, 99)},{random.Next(1, 9)} %, {random.Next(2, 90)} ngày làm việc",
            () => $"biển số {random.Next(11, 99)}{numbers.Pick(["A", "C1"])}-{random.Next(100, 999)}.{random.Next(10, 99)}",
            () => $"{numbers.Pick(["hẻm", "đường", "ngõ"])} rộng {random.Next(2, 12)}m, nhà {random.Next(2, 6)} tầng",
            () => $"{numbers.Pick(["mã hồ sơ", "số biên lai", "mã giao dịch"])} {numbers.Pick(["2", "1"])}{numbers.Digits(random.Next(5, 9))}",
            () => $"đường {numbers.Pick(["Trần Phú", "Lê Lợi"])} phường {numbers.Pick(["Quy Nhơn", "Pleiku"])} ở đâu, thôn {random.Next(1, 9)} xã Ia Grai",
            () => $"năm {Year()} {Year()} {Year()}",
            () => $"mã số doanh nghiệp 41{numbers.Digits(8)}",
            () => $"{Thousands()} - {Thousands()} đồng mỗi tháng",
        ];
        for (var i = 0; i < count; i++)
        {
            var line = Written(numbers.Pick(s_befores) + shapes[i % shapes.Length](), "", "", numbers.Pick(s_afters), random.Next(4));
            yield return line with { Masked = line.Text };
        }
    }

    private static MaskedLine Written(string before, string number, string mask, string after, int way)
    {
        Func<string, string> write = way switch
        {
            0 => text => VietnameseText.Fold(text),
            1 => text => text.Normalize(NormalizationForm.FormD),
            _ => text => text,
        };
        var typed = way == 3 && number.All(letter => letter < 128) && !number.Contains('@') && !number.Any(char.IsLetter) ? string.Concat(number.Select(letter => char.IsAsciiDigit(letter) ? (char)(letter + 0xFEE0) : letter)) : way == 0 && number.Contains(' ') && number.Any(char.IsLetter) ? VietnameseText.Fold(number) : way == 1 ? number.Normalize(NormalizationForm.FormD) : number;
        return new(write(before) + typed + write(after), write(before) + (mask.Length == 0 ? "" : $"[{mask}]") + write(after));
    }
}
