using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>Reads and writes the first sheet of a workbook (.xlsx) as rows of texts.</summary>
internal static class Worksheet
{
    /// <exception cref="FormatException">The file is no workbook.</exception>
    public static List<string[]> Read(Stream file, int mostRows)
    {
        try
        {
            using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
            var part = workbook.WorkbookPart!;
            var first = part.Workbook.Descendants<Sheet>().First();
            var shared = part.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(item => item.InnerText).ToList() ?? [];
            var rows = ((WorksheetPart)part.GetPartById(first.Id!)).Worksheet.Descendants<Row>().Take(mostRows + 1).ToList();
            return rows.ConvertAll(row => Read(row, shared));
        }
        catch (Exception exception) when (exception is OpenXmlPackageException or FileFormatException or InvalidDataException or InvalidOperationException or NullReferenceException or System.Xml.XmlException or ArgumentException or KeyNotFoundException)
        {
            throw new FormatException("not a workbook", exception);
        }
    }

    public static byte[] Write(string name, IEnumerable<string[]> rows)
    {
        using var file = new MemoryStream();
        using (var workbook = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var part = workbook.AddWorkbookPart();
            var sheet = part.AddNewPart<WorksheetPart>();
            var data = new SheetData(rows.Select(row => new Row(row.Select(text => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) }))));
            sheet.Worksheet = new DocumentFormat.OpenXml.Spreadsheet.Worksheet(new Columns(new Column { Min = 1, Max = 5, Width = 18, CustomWidth = true }), data);
            part.Workbook = new Workbook(new Sheets(new Sheet { Id = part.GetIdOfPart(sheet), SheetId = 1, Name = name }));
        }

        return file.ToArray();
    }

    // A row leaves out its empty cells; where a cell belongs stands in its reference.
    private static string[] Read(Row row, List<string> shared)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = ColumnOf(cell.CellReference?.Value) ?? cells.Count;
            while (cells.Count < column && cells.Count < 50)
            {
                cells.Add("");
            }

            cells.Add(TextOf(cell, shared).Trim());
        }

        return [.. cells];
    }

    private static string TextOf(Cell cell, List<string> shared) =>
        cell.DataType?.Value == CellValues.SharedString && int.TryParse(cell.InnerText, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count ? shared[at] : cell.InnerText;

    private static int? ColumnOf(string? reference)
    {
        var letters = (reference ?? "").TakeWhile(char.IsAsciiLetterUpper).ToList();
        return letters.Count is 0 or > 2 ? null : letters.Aggregate(0, (column, letter) => (column * 26) + letter - 'A' + 1) - 1;
    }
}
