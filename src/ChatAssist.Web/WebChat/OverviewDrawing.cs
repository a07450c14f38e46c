using System.Globalization;
using System.Text;
using ChatAssist.Answering;
using ChatAssist.Journeys;

namespace ChatAssist.Web.WebChat;

/// <summary>Hình tóm tắt: one picture of a procedure to send to a group or to hang up: what one needs, the steps, time and fee.</summary>
/// <remarks>Made of the same lines as the sheet to print, so a word that an editor changes is changed here too.</remarks>
internal sealed class OverviewDrawing
{
    private const int Width = 720;
    private const int Margin = 40;
    private const int LettersInLine = 54;
    private const int LineHeight = 30;
    private readonly StringBuilder _svg = new();
    private int _y;

    private OverviewDrawing()
    {
    }

    public static string PathOf(string procedureCode) => $"/pictures/{procedureCode}.svg";

    public static void Map(WebApplication app) => app.MapGet("/pictures/{code}.svg", (string code, Province province, LiveAssistant assistant, HttpResponse response) =>
    {
        if (assistant.Current.Walk.SheetOf(code, caseNumber: 0, journeyCode: "") is not { } sheet)
        {
            return Results.NotFound();
        }

        ClientFiles.KeepForAnHour(response);
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        return Results.Text(Draw(sheet, province), "image/svg+xml", Encoding.UTF8);
    });

    public static string Draw(Sheet sheet, Province province)
    {
        var drawing = new OverviewDrawing();
        drawing.Title(sheet.Title);
        drawing.Part("Cần có trước", sheet.Needs, (_, y) => $"<path class=\"tick\" d=\"M{Margin + 4} {y - 7}l6 6 11-13\"/>");
        drawing.Part("Giấy tờ", sheet.Documents, (_, y) => $"<rect class=\"box\" x=\"{Margin + 3}\" y=\"{y - 17}\" width=\"18\" height=\"18\" rx=\"3\"/>");
        drawing.Part("Các bước trên mạng", [.. sheet.Steps.Select(step => step.Title)], (number, y) => $"<circle class=\"dot\" cx=\"{Margin + 12}\" cy=\"{y - 8}\" r=\"13\"/><text class=\"on number\" x=\"{Margin + 12}\" y=\"{y - 2}\">{number}</text>");
        drawing.Part("Cần nhớ", [.. sheet.Facts.Select(fact => fact.Replace("**", "", StringComparison.Ordinal))], (_, y) => $"<circle class=\"mark\" cx=\"{Margin + 12}\" cy=\"{y - 8}\" r=\"5\"/>");
        drawing.Foot([
            $"Nguồn: {sheet.Source}, dữ liệu ngày {sheet.DataDate.ToString("d/M/yyyy", CultureInfo.InvariantCulture)}.",
            $"{province.AssistantName}{(province.FullName.Length == 0 ? "" : $", {province.FullName}")}. Màn hình trên cổng có thể khác đôi chút.",
        ]);
        return drawing.Whole(sheet);
    }

    private void Title(string title)
    {
        var lines = StepDrawing.Lines(title, 36);
        var height = 76 + (lines.Count * 40);
        _svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar\" width=\"{Width}\" height=\"{height}\"/><text class=\"on kicker\" x=\"{Margin}\" y=\"44\">Làm trực tuyến, từng bước</text>");
        for (var i = 0; i < lines.Count; i++)
        {
            _svg.Append(CultureInfo.InvariantCulture, $"<text class=\"on title\" x=\"{Margin}\" y=\"{88 + (i * 40)}\">{Html.Text(lines[i])}</text>");
        }

        _y = height + 20;
    }

    /// <param name="mark">What stands before an item, by its number and the line it stands on.</param>
    private void Part(string heading, IReadOnlyList<string> items, Func<int, int, string> mark)
    {
        if (items.Count == 0)
        {
            return;
        }

        _y += LineHeight;
        _svg.Append(CultureInfo.InvariantCulture, $"<text class=\"heading\" x=\"{Margin}\" y=\"{_y}\">{Html.Text(heading)}</text>");
        _y += 10;
        for (var i = 0; i < items.Count; i++)
        {
            _y += LineHeight + 2;
            _svg.Append(mark(i + 1, _y));
            Text(StepDrawing.Lines(items[i], LettersInLine), Margin + 38, "item");
        }

        _y += 14;
    }

    private void Foot(IReadOnlyList<string> sentences)
    {
        _y += 20;
        _svg.Append(CultureInfo.InvariantCulture, $"<path class=\"rule\" d=\"M{Margin} {_y}h{Width - (2 * Margin)}\"/>");
        foreach (var sentence in sentences)
        {
            _y += LineHeight;
            Text(StepDrawing.Lines(sentence, 78), Margin, "foot");
        }

        _y += 30;
    }

    private void Text(List<string> lines, int x, string style)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            _y += i == 0 ? 0 : LineHeight - 4;
            _svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{style}\" x=\"{x}\" y=\"{_y}\">{Html.Text(lines[i])}</text>");
        }
    }

    private string Whole(Sheet sheet)
    {
        var alt = Html.Text($"Hình tóm tắt “{sheet.Title}”: {sheet.Documents.Count} loại giấy tờ, {sheet.Steps.Count} bước. {string.Join(' ', sheet.Facts).Replace("**", "", StringComparison.Ordinal)}");
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {_y}\" width=\"{Width}\" height=\"{_y}\" role=\"img\" aria-label=\"{alt}\">"
            + "<style>:root{width:100%;max-width:720px;height:auto;margin:auto;display:block}text{font:22px system-ui,sans-serif;fill:#1d2422}.title{font-size:32px;font-weight:700}.heading{font-size:24px;font-weight:700;fill:#0b6b61}.kicker,.foot{font-size:17px}.foot{fill:#5a6663}.number{font-size:17px;font-weight:700;text-anchor:middle}"
            + ".back{fill:#fbfaf7}.bar,.dot,.mark{fill:#0b6b61}.box{fill:#fff;stroke:#5a6663;stroke-width:2}.tick{fill:none;stroke:#0b6b61;stroke-width:3}.rule{stroke:#c9c5ba}text.on{fill:#fff}"
            + "@media(prefers-color-scheme:dark){text{fill:#eef2f0}.heading{fill:#4fb3a6}.foot{fill:#a9b4b1}.back{fill:#151a19}.bar,.dot,.mark{fill:#4fb3a6}.box{fill:#1d2422;stroke:#8b9794}.tick{stroke:#4fb3a6}.rule{stroke:#37413e}text.on{fill:#06201d}}</style>"
            + $"<rect class=\"back\" width=\"{Width}\" height=\"{_y}\"/>{_svg}</svg>";
    }
}
