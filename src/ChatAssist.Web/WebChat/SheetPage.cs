using System.Globalization;
using ChatAssist.Answering;
using ChatAssist.Journeys;

namespace ChatAssist.Web.WebChat;

/// <summary>The page <c>/checklist/{code}</c>: one sheet of paper, with a code that a telephone reads to begin or go on with the run.</summary>
internal static class SheetPage
{
    private const int LongestJourneyCode = 8;

    public static void MapSheets(this WebApplication app) => app.MapGet(
        "/checklist/{code}", (string code, HttpContext context, Province province, LiveAssistant assistant, ClientFiles files, int @case = 0, string journey = "") =>
    {
        var known = journey.Length <= LongestJourneyCode ? JourneyCode.In(journey) ?? "" : "";
        if (assistant.Current.Walk.SheetOf(code, @case, known) is not { } sheet)
        {
            return Results.NotFound();
        }

        SecurityHeaders.AddPagePolicy(context);
        var chat = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}/chat?text={Uri.EscapeDataString(sheet.Begin)}";
        return Results.Content(Write(sheet, province, chat, files.Address("sheet.css")), "text/html; charset=utf-8");
    });

    private static string Write(Sheet sheet, Province province, string chat, string style) => $"""
        <!doctype html>
        <html lang="vi">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="robots" content="noindex">
          <title>{Html.Text(sheet.Title)} – tờ chuẩn bị</title>
          <link rel="icon" href="/icon.svg" type="image/svg+xml">
          <link rel="stylesheet" href="{style}">
        </head>
        <body>
          <main>
            <header>
              <div>
                <p class="kicker">Tờ chuẩn bị nộp hồ sơ trực tuyến</p>
                <h1>{Html.Text(sheet.Title)}</h1>
                {(sheet.CaseName.Length == 0 ? "" : $"<p class=\"case\">Trường hợp: {Html.Text(sheet.CaseName)}</p>")}
              </div>
              <figure>
                {QrCode.Svg(chat, "Mã QR mở trò chuyện")}
                <figcaption>Quét để làm từng bước cùng trợ lý. Hoặc mở trò chuyện và gõ: <b>{Html.Text(sheet.Begin)}</b></figcaption>
              </figure>
            </header>
            {Ticks("Cần có trước", sheet.Needs)}
            {Ticks("Giấy tờ mang theo hoặc chụp sẵn", sheet.Documents)}
            <section>
              <h2>Các bước trên mạng</h2>
              <ol>{string.Concat(sheet.Steps.Select(step => $"<li><b>{Html.Text(step.Title)}.</b> {Html.Text(step.Text)}</li>"))}</ol>
            </section>
            <section class="facts">{Html.FromLightMarkdown(string.Join('\n', sheet.Facts))}</section>
            <footer>
              <p>Nguồn: {Html.Text(sheet.Source)}, dữ liệu ngày {sheet.DataDate.ToString("d/M/yyyy", CultureInfo.InvariantCulture)}. Màn hình trên cổng có thể khác đôi chút.</p>
              <p>{Html.Text(province.AssistantName)}{(province.FullName.Length == 0 ? "" : $", {Html.Text(province.FullName)}")}. Không ghi số căn cước, mật khẩu hay mã OTP lên tờ này.</p>
            </footer>
          </main>
        </body>
        </html>

        """;

    private static string Ticks(string heading, IReadOnlyList<string> items) => items.Count == 0
        ? ""
        : $"<section><h2>{heading}</h2><ul class=\"ticks\">{string.Concat(items.Select(item => $"<li>{Html.Text(item)}</li>"))}</ul></section>";
}
