namespace ChatAssist.Tests.Privacy;

/// <summary>Made-up numbers of persons, each in the ways that people write it.</summary>
internal sealed class GeneratedNumbers(Random random)
{
    private static readonly string[] s_provinces = ["001", "031", "038", "046", "048", "052", "056", "064", "066", "077", "079", "092", "096"];
    private static readonly string[] s_groups = ["DN", "HS", "SV", "GD", "TE", "HT", "HN", "CN", "BT", "TC", "gd", "te"];
    private static readonly string[] s_mobiles = ["032", "035", "038", "039", "056", "070", "077", "079", "081", "085", "090", "091", "093", "096", "098"];
    private static readonly string[] s_words = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    private static readonly string[] s_domains = ["gmail.com", "yahoo.com.vn", "outlook.com", "st.qnu.edu.vn", "icloud.com"];
    private static readonly string[] s_streets = ["Trần Phú", "Lê Lợi", "Nguyễn Thái Học", "Hùng Vương", "Phan Bội Châu", "Hai Bà Trưng", "Tăng Bạt Hổ", "Ngô Mây"];

    public string Identity() => Split(Pick(s_provinces) + Pick(["0", "1", "2", "3"]) + Digits(8), [[12], [12], [3, 3, 3, 3], [4, 4, 4], [3, 1, 2, 6], [6, 6], [3, 3, 6]]);

    public string OldIdentity() => Split(Pick(["21", "23", "20", "24", "03"]) + Digits(6) + Pick(["1", "3", "7"]), [[9], [9], [3, 3, 3], [2, 4, 3], [3, 6]]);

    public string Phone() => random.Next(5) switch
    {
        0 => Pick(["+84", "84", "+84 ", "(+84) ", "0084 "]) + Split(Pick(s_mobiles)[1..] + Digits(7), [[9], [3, 3, 3], [2, 3, 4]]),
        1 => Split("0" + Pick(["256", "269", "274"]) + "3" + Digits(6), [[11], [4, 7], [4, 4, 3], [4, 3, 4]]),
        2 when random.Next(3) == 0 => string.Join(' ', (Pick(s_mobiles) + Digits(7)).Select(digit => s_words[digit - '0'])),
        _ => Split(Pick(s_mobiles) + Digits(7), [[10], [10], [4, 3, 3], [3, 3, 4], [3, 4, 3], [4, 6], [2, 2, 2, 2, 2], [4, 2, 2, 2]]),
    };

    public string Card()
    {
        var digits = Pick(["4", "5", "35"]);
        digits += Digits(15 - digits.Length);
        var check = Enumerable.Range(0, 10).First(last => IsLuhn(digits + last));
        return random.Next(2) == 0 ? Split(digits + check, [[16], [4, 4, 4, 4]]) : Split("9704" + Digits(12), [[16], [4, 4, 4, 4]]);
    }

    public string Account() => Split(Pick(["0", "1", "5", "6", "9"]) + Digits(random.Next(7, 13)) + Pick(["1", "3", "7"]), [[30], [30], [4, 30], [4, 4, 30], [3, 3, 30]]);

    public string SocialInsurance() => Split(Pick(["52", "64", "79", "01"]) + Digits(7) + "3", [[10], [2, 8], [4, 3, 3], [2, 4, 4]]);

    public string HealthCard() => Pick(s_groups) + Pick(["", " "]) + Split(Pick(["1", "2", "3", "4", "5"]) + Pick(["52", "64", "79", "01"]) + Digits(10), [[13], [1, 2, 10], [1, 2, 2, 8], [1, 2, 3, 3, 4]]);

    public string Tax() => random.Next(3) == 0 ? "8" + Digits(9) + "-00" + Pick(["1", "2"]) : Split("8" + Digits(8) + "3", [[10], [10], [3, 3, 4]]);

    public string Email() => $"{Pick(["nguyen", "le.thi", "tran-van", "pham_", "HOA"])}{Pick(["an", "binh", "cuong"])}{Digits(random.Next(0, 4))}{Pick(["@", "@", "@", " @ ", "[at]"])}{Pick(s_domains)}";

    public string House() => $"{random.Next(1, 300)}{Pick(["", "", "/" + random.Next(1, 60), "A", "/" + random.Next(1, 20) + "/" + random.Next(1, 9)])}{Pick(["", " đường", " phố"])} {Pick(s_streets)}";

    public string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => random.Next(10)));

    public string Pick(string[] from) => from[random.Next(from.Length)];

    private string Split(string digits, int[][] ways)
    {
        var mark = Pick([" ", ".", "-", " ", " - ", "\u00A0"]);
        List<string> parts = [];
        foreach (var length in ways[random.Next(ways.Length)])
        {
            parts.Add(digits[..Math.Min(length, digits.Length)]);
            digits = digits[parts[^1].Length..];
        }

        return string.Join(mark, parts.Where(part => part.Length > 0));
    }

    private static bool IsLuhn(string digits) => digits.Reverse().Select((digit, place) => place % 2 == 0 ? digit - '0' : (digit - '0') * 2 / 10 + (digit - '0') * 2 % 10).Sum() % 10 == 0;
}
