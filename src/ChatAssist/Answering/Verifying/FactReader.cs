using System.Globalization;

namespace ChatAssist.Answering;

/// <summary>Makes facts of the numbers, dates and codes of a text; the other words are left as they are.</summary>
internal sealed class FactReader(IReadOnlyList<RawToken> raw)
{
    private static readonly HashSet<string> Labels = new(StringComparer.Ordinal)
    {
        "bước", "điều", "khoản", "thứ", "mục", "chương", "phần", "lục", "hạng", "lớp", "khóa", "nhóm", "quầy", "phòng", "tầng", "mẫu", "số", "quý", "cấp", "biểu", "cửa", "ô", "điểm", "loại", "mức", "kỳ", "đợt", "lần", "vùng", "tiết", "tập", "nghị", "khu", "tổ", "độ",
    };

    private readonly List<ClaimToken> _tokens = [];
    private int _at;

    public List<ClaimToken> Read()
    {
        while (_at < raw.Count)
        {
            var before = _at;
            if (!TakeDate() && !TakeYearOrLabel() && !TakeHalf() && !TakeQuantity())
            {
                TakeOne();
            }

            // Every reader takes at least one piece, or the text would never end.
            _at = Math.Max(_at, before + 1);
        }

        return Inherit();
    }

    /// <summary>"từ 70 đến dưới 75 tuổi": the first number's unit stands after the last.</summary>
    private List<ClaimToken> Inherit()
    {
        for (var i = _tokens.Count - 2; i >= 0; i--)
        {
            if (_tokens[i].Fact is { Kind: FactKind.Quantity, Unit: "" } bare)
            {
                var next = _tokens.Skip(i + 1).SkipWhile(token => token.Fact is null && token.Text is "đến" or "tới" or "-" or "dưới" or "trên" or "đủ" or "," or "và" or "hoặc").FirstOrDefault();
                if (next?.Fact is { Kind: FactKind.Quantity, Unit.Length: > 0 } whole && next != _tokens[i + 1])
                {
                    _tokens[i] = _tokens[i] with { Fact = bare with { Unit = whole.Unit } };
                }
            }
        }

        return _tokens;
    }

    private void TakeOne()
    {
        var token = raw[_at++];
        _tokens.Add(token.Kind switch
        {
            RawKind.Code => Fact(FactKind.Code, token.Text, "", token.Written),
            RawKind.Clock => Fact(FactKind.Clock, token.Text, "", token.Written),
            RawKind.Link => Fact(FactKind.Link, token.Text, "", token.Written),
            RawKind.Date => Fact(FactKind.Date, DateOf(token.Text), "", token.Written),
            RawKind.Number => Fact(FactKind.Quantity, Plain(NumberWords.Value(token.Text) ?? -1), "", token.Written),
            RawKind.Mark => new ClaimToken(token.Text, token.Written) { IsBreak = true, EndsSegment = token.Text is "." or "!" or "?" or ";" or "\n" or "•" or "+" or "|" },
            _ => new ClaimToken(token.Text, token.Written),
        });
    }

    /// <summary>"ngày 1 tháng 7 năm 2025", "tháng 7 năm 2025".</summary>
    private bool TakeDate()
    {
        if (Word(0) == "ngày" && Digits(1) is { } day && Word(2) == "tháng" && Digits(3) is { } month)
        {
            var hasYear = Word(4) == "năm" && Digits(5) is > 1900;
            return Add(FactKind.Date, $"{(hasYear ? Digits(5) : null)}-{month}-{day}", hasYear ? 6 : 4);
        }

        if (Word(0) == "tháng" && Digits(1) is { } only && Word(2) == "năm" && Digits(3) is > 1900)
        {
            return Add(FactKind.Date, $"{Digits(3)}-{only}-", 4);
        }

        return false;
    }

    private bool TakeYearOrLabel()
    {
        if (Word(0) is not { } word || (Word(1) == "nhất" ? 1 : Digits(1)) is not { } number || (raw[_at + 1].Kind != RawKind.Number && word != "thứ"))
        {
            return false;
        }

        if (word == "năm" && number is > 1900 and < 2200)
        {
            return Add(FactKind.Date, $"{number}--", 2);
        }

        // "cấp 01 bản": the number belongs to what follows.
        if (!Labels.Contains(word) || UnitNames.Of(raw, _at + 2, out _).Length > 0)
        {
            return false;
        }

        _tokens.Add(new ClaimToken(word, raw[_at].Written));
        _tokens.Add(Fact(FactKind.Label, Plain(number), word switch { "mẫu" => "số", "độ" => "mức", _ => word }, raw[_at + 1].Written));
        _at += 2;
        return true;
    }

    /// <summary>"một nửa", "giảm nửa" are 50 %; "nửa tháng" is half of one.</summary>
    private bool TakeHalf()
    {
        var skip = Word(0) == "một" ? 1 : 0;
        if (Word(skip) is not ("nửa" or "nữa") || (Word(skip) == "nữa" && skip == 0))
        {
            return false;
        }

        var unit = UnitNames.Of(raw, _at + skip + 1, out var length);
        var isTime = unit is "ngày" or "tháng" or "giờ";
        _tokens.Add(Fact(FactKind.Quantity, isTime ? "0.5" : "50", isTime ? unit : "%", Written(_at, skip + 1)));
        _at += skip + 1 + (isTime ? length : 0);
        return true;
    }

    private bool TakeQuantity()
    {
        if (raw[_at].Kind is not (RawKind.Number or RawKind.Word) || NumberWords.Read(raw, _at, out var length, out var isScaled) is not { } value)
        {
            return false;
        }

        var isInWords = raw[_at].Kind == RawKind.Word;
        // "500.000 đồng một tháng": so much for each, and no month more.
        if (isInWords && value == 1 && _tokens.Count > 0 && _tokens[^1].Fact is { Kind: FactKind.Quantity, Unit: "đồng" })
        {
            return false;
        }

        var unit = UnitNames.Of(raw, _at + length, out var unitLength);
        if (isInWords && !isScaled && (unit.Length == 0 || (length == 1 && UnitNames.IsLoose(unit))))
        {
            return false;
        }

        if (isScaled && unit is "" or "lần" or "người")
        {
            (unit, unitLength) = ("đồng", 0);
        }

        if (unit == "giờ" && value < 12 && raw.ElementAtOrDefault(_at + length + unitLength).Text is "chiều" or "tối")
        {
            value += 12;
        }

        if (unit == "năm")
        {
            (value, unit) = (value * 12, "tháng");
        }

        _tokens.Add(Fact(FactKind.Quantity, Plain(value), unit, Written(_at, length + unitLength)));
        _at += length + unitLength;
        return true;
    }

    private bool Add(FactKind kind, string value, int length)
    {
        _tokens.Add(Fact(kind, value, "", Written(_at, length)));
        _at += length;
        return true;
    }

    private static ClaimToken Fact(FactKind kind, string value, string unit, string written) => new(value, written) { Fact = new ClaimFact(kind, value, unit) };

    private string? Word(int offset) => _at + offset < raw.Count && raw[_at + offset].Kind == RawKind.Word ? raw[_at + offset].Text : null;

    private int? Digits(int offset) => _at + offset >= raw.Count ? null
        : raw[_at + offset].Kind == RawKind.Number && int.TryParse(raw[_at + offset].Text, CultureInfo.InvariantCulture, out var number) ? number
        : NumberWords.Read(raw, _at + offset, out var length, out _) is { } value && length == 1 && value is > 0 and < 13 ? (int)value : null;

    private string Written(int at, int length) => string.Join(' ', raw.Skip(at).Take(length).Select(token => token.Written));

    private static string Plain(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string DateOf(string written)
    {
        var parts = written.Split('/', '-', '.').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return parts switch
        {
            [var day, var month, var year] => $"{year}-{month}-{day}",
            [var month, > 1900 and var year] => $"{year}-{month}-",
            _ => $"-{parts[1]}-{parts[0]}",
        };
    }
}
