using System.Diagnostics;
using System.Text.Json;

namespace ChatAssist.Tests.Tools;

/// <summary>One run of the command line, as a process of its own.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    public static ToolRun Of(params string[] arguments) => With([], arguments);

    /// <param name="environment">Set beside what this process has.</param>
    public static ToolRun With(Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ChatAssist.Tools.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolRun(process.ExitCode, output, errors.Result);
    }

    /// <summary>The one object that it printed, of a run that went well.</summary>
    public JsonElement Json
    {
        get
        {
            Assert.True(ExitCode == 0, Errors);
            Assert.Single(Output.TrimEnd('\n').Split('\n'));
            return JsonElement.Parse(Output);
        }
    }

    /// <summary>Ended in an error that an editor understands: what is wrong and where, and no stack trace.</summary>
    public void AssertRefused(params string[] said)
    {
        Assert.NotEqual(0, ExitCode);
        Assert.All(said, words => Assert.Contains(words, Errors, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", Errors + Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", Errors + Output, StringComparison.Ordinal);
        Assert.InRange(Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 1, 3);
    }
}

/// <summary>The names of an object's members, in order: a shape that acceptance relies on.</summary>
internal static class Shape
{
    public static string[] Names(this JsonElement element) => [.. element.EnumerateObject().Select(member => member.Name)];

    public static JsonElement At(this JsonElement element, string name) => element.GetProperty(name);
}
