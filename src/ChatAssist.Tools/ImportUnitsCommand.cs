using System.CommandLine;
using System.Text.Json;
using ChatAssist.AdminUnits;
using ChatAssist.Answering;

namespace ChatAssist.Tools;

/// <summary><c>import-units FOLDER</c>: writes the names of places before and after July 2025 into the knowledge base.</summary>
public static class ImportUnitsCommand
{
    private const string TodayFiles = "current-*.json";
    private const string FormerFiles = "legacy-*.csv";

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = $"The lists: {TodayFiles} (in force) and {FormerFiles} (former names)." };
        var knowledgeBase = new Option<DirectoryInfo>("--knowledge-base")
        {
            Description = "The folder to write to; default: ./knowledge-base, else the one shipped with the program.",
            DefaultValueFactory = _ => new DirectoryInfo(Directory.Exists("knowledge-base") ? "knowledge-base" : Assistant.ShippedFolder),
        };
        var all = new Option<bool>("--all") { Description = "The communes of all provinces, and not only of the one in province.yaml." };
        var command = new Command("import-units", "Reads lists of communes, districts and provinces before and after 1 July 2025 into the knowledge base.") { folder, knowledgeBase, all };
        command.SetAction(arguments => Import(arguments.GetValue(folder)!.FullName, arguments.GetValue(knowledgeBase)!.FullName, arguments.GetValue(all)));
        return command;
    }

    private static int Import(string folder, string knowledgeBase, bool isAll)
    {
        try
        {
            var today = ReadToday(OnlyFile(folder, TodayFiles));
            var former = ReadFormer(OnlyFile(folder, FormerFiles));
            var here = Province.Load(Path.Combine(knowledgeBase, "province.yaml")).FullName;
            var (communes, unknown) = Communes(former.Where(row => isAll || row.ProvinceNow == here), today);
            var provinces = former.Select(row => (row.ProvinceNow, row.Province)).Distinct().Order().Select(row => $"{row.ProvinceNow},{row.Province}").ToList();
            if (communes.Count == 0)
            {
                throw new OperatorException($"The lists name no commune of \"{here}\", the full_name in province.yaml.");
            }

            var target = Directory.CreateDirectory(Path.Combine(knowledgeBase, "admin-units")).FullName;
            File.WriteAllLines(Path.Combine(target, AdminUnitFile.Communes), communes.Prepend(AdminUnitFile.CommunesHeading));
            File.WriteAllLines(Path.Combine(target, AdminUnitFile.Provinces), provinces.Prepend(AdminUnitFile.ProvincesHeading));
            unknown.ForEach(name => Console.Error.WriteLine($"Left out: \"{name}\" is not in force."));
            Console.WriteLine($"{communes.Count} former communes and {provinces.Count} provinces are written to {target}.");
            return unknown.Count == 0 ? 0 : 1;
        }
        catch (Exception exception) when (exception is OperatorException or IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }

    /// <summary>The names in force are spelled as in the list of today, by their code; what that lacks is left out and said.</summary>
    private static (List<string> Rows, List<string> Unknown) Communes(IEnumerable<FormerRow> former, Dictionary<string, string> today)
    {
        var known = former.ToLookup(row => today.ContainsKey(row.CommuneCode));
        var rows = known[true].Select(row => $"{row.ProvinceNow},{today[row.CommuneCode]},{row.Commune},{row.District},{row.Province}");
        return ([.. rows.Distinct().Order(StringComparer.Ordinal)], [.. known[false].Select(row => row.CommuneCode).Distinct()]);
    }

    private static Dictionary<string, string> ReadToday(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return json.RootElement.EnumerateArray()
            .SelectMany(province => province.GetProperty("Wards").EnumerateArray())
            .ToDictionary(ward => ward.GetProperty("Code").GetString()!, ward => ward.GetProperty("FullName").GetString()!);
    }

    private static List<FormerRow> ReadFormer(string file)
    {
        var lines = File.ReadAllLines(file);
        var heading = lines[0].TrimStart('\uFEFF').Split(',');
        int Column(string name) => Array.IndexOf(heading, name) is >= 0 and var index ? index : throw new FormatException($"{file}:1: there is no column \"{name}\".");
        var (now, province, district, ward, code) = (Column("newProvince"), Column("province"), Column("district"), Column("ward"), Column("newWardCode"));
        // Four islands were districts without communes.
        return [.. lines.Skip(1).Select((line, index) => line.Split(',') is var cells && cells.Length == heading.Length
            ? new FormerRow(cells[now], cells[province], cells[district], cells[ward], cells[code])
            : throw new FormatException($"{file}:{index + 2}: {heading.Length} cells are wanted.")).Where(row => row.Commune.Length > 0)];
    }

    private static string OnlyFile(string folder, string pattern) => Directory.Exists(folder) && Directory.GetFiles(folder, pattern) is [var file]
        ? file
        : throw new OperatorException($"{folder} must hold one file {pattern}.");

    private sealed record FormerRow(string ProvinceNow, string Province, string District, string Commune, string CommuneCode);
}
