using System.Globalization;
using System.Text.Json;
using ChatAssist.Answering;
using ChatAssist.Conversations;

namespace ChatAssist.Web.WebChat;

/// <summary>For our own widget, which shows dates as chips and a word of help beside each quick reply: what an activity has no place for.</summary>
internal static class AnswerDetails
{
    public static void Write(Utf8JsonWriter json, Message message, IReadOnlyList<Source> sources, IReadOnlyList<Suggestion> suggestions)
    {
        json.WriteStartObject("chatAssist");
        json.WriteString("status", message.Status?.ToString());
        WriteSources(json, sources);
        WriteSuggestions(json, suggestions);
        if (message.Answer?.Picture is { } picture)
        {
            json.WriteStartObject("picture");
            json.WriteString("path", picture.Path);
            json.WriteString("alt", picture.Alt);
            json.WriteNumber("width", StepDrawing.Width);
            json.WriteNumber("height", StepDrawing.HeightOf(picture));
            json.WriteEndObject();
        }

        if (message.Answer?.Sheet is { } sheet)
        {
            json.WriteString("sheet", sheet);
        }

        if (message.Author == MessageAuthor.Volunteer)
        {
            json.WriteString("volunteer", DeskPayload.Of(message).Volunteer);
        }

        if (message.Kind == MessageKind.Greeting)
        {
            json.WriteBoolean("greeting", true);
        }

        json.WriteEndObject();
    }

    private static void WriteSources(Utf8JsonWriter json, IReadOnlyList<Source> sources)
    {
        json.WriteStartArray("sources");
        foreach (var source in sources)
        {
            json.WriteStartObject();
            json.WriteString("code", source.Code);
            json.WriteString("name", source.Name);
            json.WriteString("section", source.Section);
            json.WriteString("url", source.Url);
            json.WriteString("dataDate", source.DataDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("quote", source.Quote);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSuggestions(Utf8JsonWriter json, IReadOnlyList<Suggestion> suggestions)
    {
        json.WriteStartArray("suggestions");
        foreach (var suggestion in suggestions)
        {
            json.WriteStartObject();
            json.WriteString("text", suggestion.Text);
            json.WriteString("detail", suggestion.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
