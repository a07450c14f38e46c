using System.Text.RegularExpressions;
using ChatAssist.Answering;
using ChatAssist.Guides;

namespace ChatAssist.Tests.Guides;

/// <summary>Editors read in Vietnamese whatever <c>check</c> finds.</summary>
public sealed partial class ProblemWordsTests
{
    private static readonly ProblemWords s_words = ProblemWords.Load(Path.Combine(Assistant.ShippedFolder, "problems.yaml"));

    [Theory]
    [InlineData("`summary` is missing or empty", "Còn thiếu `summary`, hoặc đang để trống")]
    [InlineData("1.004194: `where` is missing; without an export the guide must stand alone", "1.004194: còn thiếu `where`; không có dữ liệu của Cổng thì bài vẫn phải đủ ý")]
    [InlineData("1.004194, online: fees here 7000 + 10000, in the export none", "1.004194, nộp trực tuyến: lệ phí ở đây 7000 + 10000, trên Cổng không có")]
    [InlineData("unknown key `a b`; known here: name, code; within { } a text with a comma must stand in quotes", "Không có mục nào tên `a b`; ở đây dùng được: name, code. Trong ngoặc nhọn, chữ có dấu phẩy phải đặt trong ngoặc kép")]
    [InlineData("`steps` says 8.000 đồng, which stands in no structured fact of this guide", "`steps` nhắc 8.000 đồng, nhưng số này chưa có trong phần thông tin của bài; ghi vào đó, hoặc bỏ ra")]
    [InlineData("the link \"ftp:x\" is no web address", "Liên kết \"ftp:x\" không phải địa chỉ trang web")]
    [InlineData("the link \"a.md\" leads to no file of the knowledge base", "Liên kết \"a.md\" không dẫn tới bài nào")]
    [InlineData("something new", "something new")]
    public void A_sentence_of_check_is_said_in_Vietnamese(string check, string desk) => Assert.Equal(desk, s_words.Say(check));

    /// <summary>Reads the program's own text: a sentence that somebody adds to <c>check</c> has to be added for editors too.</summary>
    [Fact]
    public void Every_sentence_that_check_can_say_is_known()
    {
        var sentences = Directory.EnumerateFiles(Path.Combine(Repository.Folder, "src", "ChatAssist", "Guides"), "*.cs")
            .Where(file => !Path.GetFileName(file).StartsWith("Export", StringComparison.Ordinal) || Path.GetFileName(file) == "ExportCheck.cs")
            .Select(File.ReadAllText).SelectMany(text => Reported().Matches(text).SelectMany(call => Literals(text, call.Index + call.Length))).Distinct(StringComparer.Ordinal).ToList();
        Assert.InRange(sentences.Count, 50, 200);
        Assert.Equal([], sentences.Where(sentence => s_words.Say(sentence) == sentence));
    }

    /// <summary>The sentences between quotes up to the end of the call, with something in each place; words within a place are no sentence.</summary>
    private static IEnumerable<string> Literals(string text, int at)
    {
        for (var open = 1; open > 0; at++)
        {
            open += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
            if (text[at] == '"')
            {
                (var said, at) = Literal(text, at + 1, isFilled: text[at - 1] == '$');
                if (said.Length > 10 && said.Contains(' ', StringComparison.Ordinal))
                {
                    yield return said;
                }
            }
        }
    }

    private static (string Said, int End) Literal(string text, int at, bool isFilled)
    {
        var (said, depth) = ("", 0);
        for (; text[at] != '"' || depth > 0; at++)
        {
            var isBrace = isFilled && text[at] is ('{' or '}');
            if (isBrace && depth == 0 && text[at + 1] == text[at])
            {
                said += text[at++];
            }
            else if (isBrace)
            {
                depth += text[at] == '{' ? 1 : -1;
                said += depth == 0 ? "x" : "";
            }
            else if (depth == 0)
            {
                said += text[at] == '\\' ? text[++at] : text[at];
            }
        }

        return (said, at);
    }

    [GeneratedRegex(@"\b(?:Report|new Problem)\(", RegexOptions.CultureInvariant)]
    private static partial Regex Reported();
}
