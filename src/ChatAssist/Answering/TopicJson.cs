using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatAssist.Answering;

/// <summary>
/// Topics as they are stored. A conversation is read and written several times a turn and its topic changes once, so what was
/// read or written lately is not read or written again. Topics never change, so one may be shared.
/// </summary>
internal static class TopicJson
{
    /// <summary>Some kilobytes each; all are forgotten at once, for nothing but a little time is lost by it.</summary>
    private const int Most = 2_048;

    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly ConditionalWeakTable<Topic, string> s_written = [];
    private static readonly ConcurrentDictionary<string, Topic> s_read = new(StringComparer.Ordinal);

    public static string Write(Topic topic) => s_written.GetValue(topic, written => JsonSerializer.Serialize(written, s_json));

    public static Topic Read(string stored)
    {
        if (s_read.TryGetValue(stored, out var known))
        {
            return known;
        }

        var topic = JsonSerializer.Deserialize<Topic>(stored, s_json)!;
        if (s_read.Count >= Most)
        {
            s_read.Clear();
        }

        s_read[stored] = topic;
        s_written.AddOrUpdate(topic, stored);
        return topic;
    }
}
