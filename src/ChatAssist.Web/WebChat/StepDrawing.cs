using System.Globalization;
using System.Text;
using ChatAssist.Answering;
using ChatAssist.Journeys;

namespace ChatAssist.Web.WebChat;

/// <summary>Draws a step's schematic as SVG: a phone with the words that stand on its screen; the one to press is in the accent.</summary>
/// <remarks>It is no likeness of the portal. Light and dark by the viewer's own setting; no script, nothing from elsewhere.</remarks>
internal static class StepDrawing
{
    public const int Width = 320;
    private const int RowHeight = 48;
    private const int Top = 84;
    private const int LettersInLine = 30;

    public static void MapStepDrawings(this WebApplication app) => app.MapGet("/pictures/{code}/{number:int}.svg", (string code, int number, LiveAssistant assistant, HttpResponse response) =>
    {
        if (assistant.Current.Walk.PictureOf(code, number) is not { } picture)
        {
            return Results.NotFound();
        }

        ClientFiles.KeepForAnHour(response);
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        return Results.Text(Draw(picture), "image/svg+xml", Encoding.UTF8);
    });

    public static string Draw(StepPicture picture)
    {
        var rows = picture.Buttons.Select(button => Lines(button)).ToList();
        var height = HeightOf(picture);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" role=\"img\" aria-label=\"{Html.Text(picture.Alt)}\">");
        svg.Append("<style>.back{fill:#fbfaf7}.phone{fill:#fff;stroke:#5a6663}.bar{fill:#0b6b61}.line{fill:#e3e0d8}.box{fill:#fff;stroke:#5a6663}.press{fill:#0b6b61;stroke:#0b6b61}text{font:15px system-ui,sans-serif;fill:#1d2422}.on,.dot{fill:#fff}.tap{fill:none;stroke:#fff;stroke-width:2}"
            + "@media(prefers-color-scheme:dark){.back{fill:#151a19}.phone{fill:#1d2422;stroke:#8b9794}.line{fill:#37413e}.box{fill:#151a19;stroke:#8b9794}text{fill:#eef2f0}.bar,.press{fill:#4fb3a6;stroke:#4fb3a6}.on,.dot{fill:#06201d}.tap{stroke:#06201d}}</style>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"back\" width=\"{Width}\" height=\"{height}\"/><rect class=\"phone\" x=\"10.5\" y=\"8.5\" width=\"{Width - 21}\" height=\"{height - 17}\" rx=\"18\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"bar\" d=\"M11 54V26a17 17 0 0 1 17-17h264a17 17 0 0 1 17 17v28z\"/><text class=\"on\" x=\"26\" y=\"38\" font-weight=\"600\">{Html.Text(Cut(picture.Title))}</text>");
        svg.Append("<rect class=\"line\" x=\"26\" y=\"66\" width=\"150\" height=\"6\" rx=\"3\"/>");
        var y = Top;
        for (var i = 0; i < rows.Count; i++)
        {
            var isPressed = i == rows.Count - 1;
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{(isPressed ? "press" : "box")}\" x=\"26.5\" y=\"{y}.5\" width=\"{Width - 53}\" height=\"{HeightOf(rows[i])}\" rx=\"8\"/>");
            for (var line = 0; line < rows[i].Count; line++)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<text{(isPressed ? " class=\"on\" font-weight=\"600\"" : "")} x=\"40\" y=\"{y + 29 + (line * 20)}\">{Html.Text(rows[i][line])}</text>");
            }

            if (isPressed)
            {
                // Where the thumb goes.
                svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"tap\" cx=\"{Width - 50}\" cy=\"{y + (HeightOf(rows[i]) / 2)}\" r=\"11\"/><circle class=\"dot\" cx=\"{Width - 50}\" cy=\"{y + (HeightOf(rows[i]) / 2)}\" r=\"5\"/>");
            }

            y += HeightOf(rows[i]) + 12;
        }

        return svg.Append("</svg>").ToString();
    }

    public static int HeightOf(StepPicture picture) => Top + picture.Buttons.Sum(button => HeightOf(Lines(button)) + 12) + 28;

    private static int HeightOf(List<string> lines) => RowHeight + (20 * (lines.Count - 1));

    private static string Cut(string text) => text.Length <= LettersInLine ? text : string.Concat(text.AsSpan(0, LettersInLine - 1), "…");

    /// <summary>SVG breaks no lines: a text in lines of at most so many letters.</summary>
    public static List<string> Lines(string text, int letters)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length + word.Length >= letters && lines[^1].Length > 0)
            {
                lines.Add("");
            }

            lines[^1] = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
        }

        return lines;
    }

    private static List<string> Lines(string text) => Lines(text, LettersInLine);
}
