using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Nộp trực tuyến được không: which ways of filing the source lists; never a level that no trustworthy source states.</summary>
internal static class OnlineText
{
    private const string Section = "Cách nộp";

    public static FacetText? Write(Procedure procedure, Guide? guide, int budget)
    {
        if (procedure.Methods.Count == 0)
        {
            return null;
        }

        var ways = procedure.Methods.Select(method => method.Way).Distinct().ToList();
        var text = ways.Contains(SubmissionWay.Online)
            ? $"Được ạ. Thủ tục này có cách **nộp trực tuyến** trên Cổng Dịch vụ công quốc gia (dichvucong.gov.vn).{Level(procedure)}"
            : $"Dữ liệu chưa ghi cách nộp trực tuyến cho thủ tục này; cách nộp được ghi: {Wording.Ways(ways).Replace("Nộp ", "", StringComparison.Ordinal)}. Anh/chị xem nút \"Nộp trực tuyến\" ở trang thủ tục, có thể nay đã mở.";
        if (ways.Contains(SubmissionWay.Online) && guide is { Steps.Count: > 0 })
        {
            var steps = StepsText.Write(procedure, guide, budget - text.Length)!;
            return steps with { Text = $"{text}\n{steps.Text}", Section = Section };
        }

        return new FacetText(text, Section, string.Join(" ", procedure.Methods.Select(method => method.Description)));
    }

    private static string Level(Procedure procedure) => procedure.ServiceLevel switch
    {
        ServiceLevel.FullyOnline => " Mức: toàn trình, không phải đến nộp trực tiếp.",
        ServiceLevel.PartlyOnline => " Mức: một phần, có khâu anh/chị vẫn phải đến hoặc nộp bản giấy.",
        ServiceLevel.NotOnline => " Cổng hiện chỉ cung cấp thông tin, chưa nhận nộp trực tuyến.",
        _ => "",
    };
}
