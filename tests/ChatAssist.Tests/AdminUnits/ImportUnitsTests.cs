using ChatAssist.AdminUnits;
using ChatAssist.Tests.Guides;
using ChatAssist.Tests.Tools;

namespace ChatAssist.Tests.AdminUnits;

/// <summary><c>import-units</c> through the tool's door.</summary>
public sealed class ImportUnitsTests : IDisposable
{
    private const string Heading = "provinceCode,province,district,ward,newProvince,newWardCode";

    private readonly TemporaryFolder _lists = new();
    private readonly TemporaryFolder _knowledge = new();

    public ImportUnitsTests()
    {
        _knowledge.Write("province.yaml", "name: Mẫu\nfull_name: Tỉnh Mẫu\n");
        _lists.Write("current-2026.json", """[{"Wards":[{"Code":"00001","FullName":"Xã Hoà Bình"},{"Code":"00002","FullName":"Phường Khác"}]}]""");
    }

    [Fact]
    public void Names_in_force_are_spelled_as_in_force_and_only_the_own_province_is_taken()
    {
        _lists.Write("legacy-1.csv", $"{Heading}\n1,Tỉnh Cũ,Huyện X,Xã Hòa An,Tỉnh Mẫu,00001\n2,Tỉnh Kia,Huyện Y,Xã Z,Tỉnh Khác,00002\n3,Tỉnh Kia,Huyện Đảo,,Tỉnh Khác,00002\n");
        var (exitCode, output) = Import();
        Assert.Equal((0, "1 former communes and 2 provinces"), (exitCode, output[..33]));
        Assert.Equal([AdminUnitFile.CommunesHeading, "Tỉnh Mẫu,Xã Hoà Bình,Xã Hòa An,Huyện X,Tỉnh Cũ"], Written(AdminUnitFile.Communes));
        Assert.Equal([AdminUnitFile.ProvincesHeading, "Tỉnh Khác,Tỉnh Kia", "Tỉnh Mẫu,Tỉnh Cũ"], Written(AdminUnitFile.Provinces));
        Assert.Equal(0, Import("--all").ExitCode);
        Assert.Equal(3, Written(AdminUnitFile.Communes).Length);
    }

    [Theory]
    [InlineData(Heading + "\n1,Tỉnh Cũ,Huyện X,Xã Hòa An,Tỉnh Mẫu\n", "legacy-1.csv:2: 6 cells are wanted.")]
    [InlineData("a,b\n", "legacy-1.csv:1: there is no column \"newProvince\".")]
    [InlineData(Heading + "\n1,Tỉnh Cũ,Huyện X,Xã Hòa An,Tỉnh Khác,00001\n", "no commune of \"Tỉnh Mẫu\"")]
    public void A_list_that_cannot_be_right_changes_nothing(string list, string message)
    {
        _lists.Write("legacy-1.csv", list);
        var (exitCode, output) = Import();
        Assert.Equal(1, exitCode);
        Assert.Contains(message, output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_knowledge.Path, "admin-units")));
    }

    public void Dispose()
    {
        _lists.Dispose();
        _knowledge.Dispose();
    }

    private (int ExitCode, string Output) Import(params string[] more)
    {
        var run = ToolRun.Of(["import-units", _lists.Path, "--knowledge-base", _knowledge.Path, .. more]);
        return (run.ExitCode, run.Output + run.Errors);
    }

    private string[] Written(string file) => File.ReadAllLines(Path.Combine(_knowledge.Path, "admin-units", file));
}
