using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>Câu có sẵn: what volunteers say often, called by a slash; <c>knowledge-base/desk-replies.yaml</c>.</summary>
internal sealed class DeskReplies(string path)
{
    private readonly IReadOnlyList<DeskReply> _replies = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .Build()
        .Deserialize<List<DeskReply>>(File.ReadAllText(path));

    /// <param name="name">The volunteer's; for <c>{name}</c>.</param>
    /// <param name="procedure">What is talked about; a reply that needs one is left out where there is none.</param>
    public IReadOnlyList<DeskReply> For(string name, string procedure) =>
    [
        .. _replies.Where(reply => procedure.Length > 0 || !reply.Text.Contains("{procedure}", StringComparison.Ordinal))
            .Select(reply => new DeskReply { Key = reply.Key, Text = reply.Text.Replace("{name}", name, StringComparison.Ordinal).Replace("{procedure}", procedure, StringComparison.Ordinal) }),
    ];
}

/// <summary>A sentence that a volunteer may send as it is.</summary>
internal sealed class DeskReply
{
    public string Key { get; init; } = "";

    public string Text { get; init; } = "";
}
