using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ChatAssist.Composing;

/// <summary>Something to be answered in JSON of a given form.</summary>
public sealed class ModelQuestion
{
    public required ModelUse Use { get; init; }

    public required Prompt Prompt { get; init; }

    /// <summary>The data, as JSON: what is in it is never read as a rule.</summary>
    public required string Data { get; init; }

    public required ChatResponseFormatJson Format { get; init; }

    public required int MostTokens { get; init; }

    /// <summary>What is wrong with an answer; null where it is of the form.</summary>
    public required Func<JsonElement, string?> Check { get; init; }

    public required Guid ConversationId { get; init; }

    public required string CitizenId { get; init; }

    /// <summary>Until something can be shown.</summary>
    public required TimeSpan FirstPatience { get; init; }

    public required TimeSpan Patience { get; init; }

    /// <summary>An attempt begins: what came before counts no more.</summary>
    public Action Begun { get; init; } = () => { };

    public Action<string> Received { get; init; } = _ => { };

    /// <summary>Once a citizen has seen something of an answer no other is asked for.</summary>
    public Func<bool> HasShown { get; init; } = () => false;

    /// <summary>Every call that was made for it.</summary>
    public List<ModelCall> Calls { get; } = [];
}
