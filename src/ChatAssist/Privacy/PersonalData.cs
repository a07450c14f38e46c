using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatAssist.Privacy;

/// <summary>
/// Thông tin cá nhân: finds what identifies a person in a text and puts a mask in its place, before anything is kept.
/// </summary>
/// <remarks>Procedure codes, numbers of laws, amounts and dates stay: people ask about them.</remarks>
public static partial class PersonalData
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly HashSet<string> s_namesOfIds = ["id", "clientActivityID", "clientTimestamp", "localTimestamp", "timestamp"];

    /// <summary>Returns the text with <c>[số căn cước]</c> and the like in place of what was found; the same string where nothing was.</summary>
    public static string Mask(string text)
    {
        var masked = Email().Replace(text, Between("e-mail"));
        masked = HouseNumber().Replace(masked, Between("địa chỉ"));
        masked = HealthInsurance().Replace(masked, Between("số bảo hiểm"));
        masked = AfterItsName().Replace(masked, match => match.Groups["name"].Value + Between(NameOf(match.Groups["name"].Value)));
        masked = DigitGroups().Replace(masked, match => PersonalNumber.Mask(match.Value, masked[(match.Index + match.Length)..]));
        return Glued().Replace(masked, match => PersonalNumber.Mask(match.Value, ""));
    }

    /// <summary>What was masked, in words, each once: "số căn cước, số điện thoại".</summary>
    public static string MasksIn(string text) => string.Join(", ", AnyMask().Matches(text).Select(match => match.Groups["name"].Value).Distinct());

    public static string WithoutMasks(string text) => AnyMask().Replace(text, " ").Trim();

    /// <summary>Masks every text inside a JSON document but the ids and times that programs put there.</summary>
    public static string MaskJson(string json)
    {
        var root = JsonNode.Parse(json);
        MaskTexts(root);
        return root?.ToJsonString(s_json) ?? json;
    }

    private static void MaskTexts(JsonNode? node)
    {
        if (node is JsonObject properties)
        {
            foreach (var (name, value) in properties.ToList())
            {
                if (value is not JsonValue)
                {
                    MaskTexts(value);
                }
                else if (!s_namesOfIds.Contains(name) && value.GetValueKind() == JsonValueKind.String)
                {
                    properties[name] = Mask(value.GetValue<string>());
                }
            }
        }
        else if (node is JsonArray items)
        {
            for (var index = 0; index < items.Count; index++)
            {
                if (items[index] is JsonValue value && value.GetValueKind() == JsonValueKind.String)
                {
                    items[index] = Mask(value.GetValue<string>());
                }
                else
                {
                    MaskTexts(items[index]);
                }
            }
        }
    }

    internal static string Between(string name) => $"[{name}]";

    private static string NameOf(string word) => char.ToLowerInvariant(word[0]) switch
    {
        'b' or 's' when word.Contains('b', StringComparison.OrdinalIgnoreCase) => "số bảo hiểm",
        'm' => "mã số thuế",
        _ => "số tài khoản",
    };

    [GeneratedRegex(@"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<=\b(?:số nhà|so nha)\s{0,3}:?\s{0,3})\d[\w/.-]{0,15}(?:\s+(?:đường|duong|phố|pho|ngõ|ngo|hẻm|hem|kiệt|kiet)\s+[^,;.?\n]{1,40})?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HouseNumber();

    [GeneratedRegex(@"\b[A-Z]{2} ?\d ?\d{2} ?\d{3} ?\d{3} ?\d{4}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HealthInsurance();

    /// <summary>Numbers that only the word before them tells from others.</summary>
    [GeneratedRegex(@"(?<name>\b(?:mã số thuế|ma so thue|mst|số tài khoản|so tai khoan|stk|số bhxh|số bảo hiểm xã hội|bhxh|bảo hiểm xã hội|mã bhxh)\b[^\d\n]{0,12})(?>\d(?:[ .-]?\d){5,18})(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterItsName();

    /// <summary>Groups of digits with at most one mark between them; neither part of a code nor of a number with a slash.</summary>
    [GeneratedRegex(@"(?<![\w/]|\w[.,-])(?:\(\+?84\) ?|\+)?(?>\d+(?:[ .-]\d+)*)(?![\w/]|[.-]\w)", RegexOptions.CultureInvariant)]
    private static partial Regex DigitGroups();

    /// <summary>"sđt0912345678": small letters before a number are a word, capitals are a code.</summary>
    [GeneratedRegex(@"(?<=\p{Ll})\d{9,12}(?![\w/]|[.-]\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Glued();

    [GeneratedRegex(@"\[(?<name>số căn cước|số CMND|số điện thoại|e-mail|số thẻ ngân hàng|số tài khoản|số bảo hiểm|mã số thuế|địa chỉ|số cá nhân)\]")]
    private static partial Regex AnyMask();
}
