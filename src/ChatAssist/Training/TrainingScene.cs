using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAssist.Training;

/// <summary>A made-up citizen to practise on: <c>knowledge-base/training/NAME.yaml</c>.</summary>
public sealed class TrainingScene
{
    /// <summary>The file's name without its end.</summary>
    [YamlIgnore]
    public string Name { get; private set; } = "";

    public string Title { get; init; } = "";

    /// <summary>Who the citizen is.</summary>
    public string Who { get; init; } = "";

    /// <summary>The procedure whose facts are right.</summary>
    public string Code { get; init; } = "";

    public List<TrainingTurn> Turns { get; init; } = [];

    /// <returns>All scenes of the folder, by title.</returns>
    /// <exception cref="FormatException">A file is not of its form.</exception>
    public static IReadOnlyList<TrainingScene> LoadAll(string folder)
    {
        var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();
        var scenes = new List<TrainingScene>();
        // A province's own knowledge base need not have any.
        foreach (var path in (Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml") : []).Where(path => Path.GetFileName(path) != TrainingTone.FileName))
        {
            try
            {
                var scene = yaml.Deserialize<TrainingScene>(File.ReadAllText(path));
                scene.Name = Path.GetFileNameWithoutExtension(path);
                scenes.Add(scene);
            }
            catch (YamlException exception)
            {
                throw new FormatException($"{path}: {exception.Message}", exception);
            }
        }

        return [.. scenes.OrderBy(scene => scene.Title, StringComparer.Ordinal)];
    }
}

/// <summary>Something that the citizen says, and what a good answer to it has.</summary>
public sealed class TrainingTurn
{
    public string Says { get; init; } = "";

    public List<TrainingFact> Expects { get; init; } = [];

    /// <summary>An answer that nobody would find fault with, shown afterwards.</summary>
    public string Good { get; init; } = "";
}

/// <summary>A fact that belongs into the answer.</summary>
public sealed class TrainingFact
{
    public string What { get; init; } = "";

    /// <summary>One of these wordings is enough.</summary>
    public List<string> Any { get; init; } = [];
}

/// <summary>What is kind to say and what is not: <c>knowledge-base/training/tone.yaml</c>.</summary>
public sealed class TrainingTone
{
    public const string FileName = "tone.yaml";

    public List<string> Greetings { get; init; } = [];

    public List<string> Addresses { get; init; } = [];

    public List<string> Scolding { get; init; } = [];

    public List<string> Forbidden { get; init; } = [];

    public static TrainingTone Load(string folder) => !File.Exists(Path.Combine(folder, FileName)) ? new() : new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build()
        .Deserialize<TrainingTone>(File.ReadAllText(Path.Combine(folder, FileName)));
}
