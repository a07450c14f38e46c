using System.Text.Json.Serialization;

namespace ChatAssist.Fakes.Models;

/// <summary>Every way in which endpoints have been seen to misbehave.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Fault>))]
public enum Fault
{
    None,

    /// <summary>400 that names response_format, for json_schema.</summary>
    NoJsonSchema,

    /// <summary>400 that names response_format, for any.</summary>
    NoResponseFormat,

    /// <summary>401.</summary>
    WrongKey,

    /// <summary>404, the deployment is not there.</summary>
    NoDeployment,

    /// <summary>429 with retry-after-ms.</summary>
    Busy,

    /// <summary>500 before anything is said.</summary>
    Broken,

    /// <summary>503, the model is being loaded.</summary>
    Loading,

    /// <summary>The connection is reset before anything is said.</summary>
    Reset,

    /// <summary>The connection breaks in the middle of the stream: the plug is pulled.</summary>
    BreaksMidStream,

    /// <summary>An error object in the stream, after 200.</summary>
    ErrorInStream,

    /// <summary>All is said, the finish reason too, but no [DONE].</summary>
    NoDone,

    /// <summary>The stream ends politely in the middle, without a finish reason.</summary>
    Cut,

    /// <summary>CRLF, comments, events of several lines, unknown fields.</summary>
    OddLines,

    /// <summary>One byte a write, so that letters are split.</summary>
    ByteByByte,

    /// <summary>finish_reason "length" inside the JSON.</summary>
    TooLong,

    /// <summary>JSON that the schema forbids.</summary>
    WrongEnum,

    /// <summary>JSON in a fence of ```json with a word before it.</summary>
    Fenced,

    /// <summary>Thinking aloud before the JSON, in the content.</summary>
    Thinks,

    /// <summary>The JSON in the reasoning field, and no content.</summary>
    OnlyReasoning,

    /// <summary>No content at all.</summary>
    Empty,

    /// <summary>Nothing comes for long.</summary>
    SlowFirstByte,

    /// <summary>It begins, and then nothing comes for long.</summary>
    SlowMiddle,

    /// <summary>400 content_filter on the prompt.</summary>
    PromptFiltered,

    /// <summary>finish_reason "content_filter" in the middle.</summary>
    AnswerFiltered,

    /// <summary>A refusal in its own field.</summary>
    Refuses,

    /// <summary>Words instead of JSON.</summary>
    Nonsense,

    /// <summary>An HTML page of some gateway, with 200.</summary>
    Html,

    /// <summary>A gateway's own form of error.</summary>
    GatewayError,
}
