using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatAssist.Composing;

/// <summary>What a model is told, and the version of the file that it comes from.</summary>
/// <param name="Version">The first letters of the hash of the file, stored with each answer.</param>
public sealed record Prompt(string Name, string Version, string Text);

/// <summary>The prompts of a folder: plain files with placeholders, each with a comment on top that tells why.</summary>
public sealed partial class Prompts(string folder)
{
    private const int VersionLength = 12;

    /// <summary>Those that are shipped beside the program.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "prompts");

    /// <summary>Reads the file anew each time: a changed prompt counts from the next answer on.</summary>
    /// <exception cref="FormatException">A placeholder is left open, or a value has no place.</exception>
    public Prompt Fill(string name, params IReadOnlyList<(string Placeholder, string Value)> values)
    {
        var file = File.ReadAllText(Path.Combine(folder, name + ".md"));
        var text = Comment().Replace(file, "", count: 1);
        foreach (var (placeholder, value) in values)
        {
            var mark = $"{{{{{placeholder}}}}}";
            if (!text.Contains(mark, StringComparison.Ordinal))
            {
                throw new FormatException($"{name}.md has no {mark}.");
            }

            text = text.Replace(mark, value, StringComparison.Ordinal);
        }

        return Open().Match(text) is { Success: true } open
            ? throw new FormatException($"{name}.md: nothing is given for {open.Value}.")
            : new Prompt(name, VersionOf(file), text.Trim());
    }

    private static string VersionOf(string file) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file)))[..VersionLength];

    [GeneratedRegex(@"\A\s*<!--.*?-->", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\{\{\w+\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Open();
}
