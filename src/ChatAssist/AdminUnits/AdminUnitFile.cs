namespace ChatAssist.AdminUnits;

/// <summary>Reads <c>communes.csv</c> and <c>provinces.csv</c> of <c>knowledge-base/admin-units</c>: plain names without commas or quotes, a heading, UTF-8.</summary>
public static class AdminUnitFile
{
    public const string Communes = "communes.csv";
    public const string CommunesHeading = "province,commune,former_commune,former_district,former_province";
    public const string Provinces = "provinces.csv";
    public const string ProvincesHeading = "province,former_province";

    /// <returns>An empty table where the folder does not exist.</returns>
    /// <exception cref="FormatException">A line has not as many cells as its heading, or a heading is another; the message names file and line.</exception>
    public static AdminUnitTable Load(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return new AdminUnitTable([], new AdminUnitTexts());
        }

        var communes = Read(Path.Combine(folder, Communes), CommunesHeading);
        var provinces = Read(Path.Combine(folder, Provinces), ProvincesHeading);
        return new AdminUnitTable([.. OfCommunes(communes), .. OfProvinces(provinces)], AdminUnitTexts.Load(Path.Combine(folder, "about.yaml")));
    }

    private static IEnumerable<AdminUnit> OfCommunes(List<string[]> rows) =>
    [
        .. rows.GroupBy(row => (Province: row[0], Name: row[1]))
            .Select(group => new AdminUnit(AdminUnitKind.Commune, group.Key.Name, "", group.Key.Province, group.Key.Province, [.. group.Select(row => $"{row[2]} ({AdminUnit.InSentence(row[3])})")])),
        .. rows.GroupBy(row => (Name: row[2], District: row[3], Province: row[4]))
            .Select(group => new AdminUnit(AdminUnitKind.FormerCommune, group.Key.Name, group.Key.District, group.Key.Province, group.First()[0], [.. group.Select(row => row[1])])),
        .. rows.GroupBy(row => (Name: row[3], Province: row[4]))
            .Select(group => new AdminUnit(AdminUnitKind.FormerDistrict, group.Key.Name, "", group.Key.Province, group.First()[0], [.. group.Select(row => row[1]).Distinct()])),
    ];

    private static IEnumerable<AdminUnit> OfProvinces(List<string[]> rows) =>
        rows.Select(row => new AdminUnit(AdminUnitKind.FormerProvince, row[1], "", row[1], row[0], [row[0]]));

    private static List<string[]> Read(string path, string heading)
    {
        var lines = File.ReadAllLines(path);
        if (lines.Length == 0 || lines[0] != heading)
        {
            throw new FormatException($"{path}:1: the heading must be \"{heading}\".");
        }

        var cells = heading.Split(',').Length;
        return [.. lines.Skip(1).Select((line, index) => line.Split(',') is var row && row.Length == cells && row.All(cell => cell.Length > 0)
            ? row
            : throw new FormatException($"{path}:{index + 2}: {cells} names are wanted, with a comma between them."))];
    }
}
