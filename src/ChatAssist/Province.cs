using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAssist;

/// <summary>What is the province's own, from <c>knowledge-base/province.yaml</c>, as far as pages show it.</summary>
public sealed class Province
{
    public string FullName { get; init; } = "";

    public string AssistantName { get; init; } = "Trợ lý dịch vụ công";

    /// <summary>A word on where the facts come from and how old they may be.</summary>
    public string DataNote { get; init; } = "";

    /// <summary>The accent colour as <c>#RRGGBB</c>; empty: ours.</summary>
    public string Accent { get; init; } = "";

    /// <exception cref="YamlDotNet.Core.YamlException">The file is malformed.</exception>
    public static Province Load(string path) => new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .IgnoreUnmatchedProperties()
        .Build()
        .Deserialize<Province>(File.ReadAllText(path));
}
