using ChatAssist.Answering;
using ChatAssist.Tests.Guides;

namespace ChatAssist.Tests.Answering;

/// <summary>The real assistant, with the knowledge base of the repository: loaded once for all tests.</summary>
internal static class Assistants
{
    private static readonly Lazy<Assistant> ShippedOnly = new(() => Assistant.Load(Assistant.ShippedFolder, null));

    private static readonly Lazy<Assistant> ShippedAndExport = new(() => Assistant.Load(Assistant.ShippedFolder, ExportFactAttribute.ExportPath!));

    /// <summary>Knows what is shipped and nothing else.</summary>
    public static Assistant Shipped => ShippedOnly.Value;

    /// <summary>Knows the national export too; only for tests marked to need it.</summary>
    public static Assistant National => ShippedAndExport.Value;

    /// <summary>The answer to the last of some messages of one conversation.</summary>
    public static Answer Ask(this Assistant assistant, params string[] messages) =>
        messages.Aggregate((Answer?)null, (said, message) => assistant.Answerer.Answer(message, said?.Next ?? Topic.None))!;

    public static string[] Buttons(this Answer answer) => [.. answer.Suggestions.Select(suggestion => suggestion.Text)];

    public static string Code(this Answer answer) => answer.Procedures.Count > 0 ? answer.Procedures[0].Code : "";
}
