using System.Text.Json.Nodes;

namespace ChatAssist.Fakes.Models;

/// <summary>What is to be said, bent by the fault that was asked for.</summary>
internal sealed record Reply(string Content, string Reasoning, string Refusal, string FinishReason)
{
    public static Reply Of(string answer, ModelKind kind, Fault fault, JsonObject body) => fault switch
    {
        Fault.TooLong => new Reply(answer[..(answer.Length / 2)], "", "", "length"),
        Fault.AnswerFiltered => new Reply(answer[..(answer.Length / 2)], "", "", "content_filter"),
        Fault.WrongEnum => Plain(answer.Replace("\"full\"", "\"perfect\"", StringComparison.Ordinal)),
        Fault.Fenced => Plain($"Đây là câu trả lời:\n```json\n{answer}\n```\nChúc anh/chị một ngày tốt lành!"),
        Fault.Thinks => Plain($"<think>\nNgười dùng hỏi về {{\"sentences\": [ … ]}}. Để xem…\n</think>\n\n{answer}"),
        Fault.OnlyReasoning => new Reply("", answer, "", "stop"),
        Fault.Empty => Plain(""),
        Fault.Refuses => new Reply("", "", "I'm sorry, but I can't help with that.", "stop"),
        Fault.Nonsense => Plain("Lorem ipsum dolor sit amet, thủ tục này miễn phí hoàn toàn, gọi 0900000000 nhé!"),
        // The form that its README shows is taken for free JSON, silently.
        _ when kind == ModelKind.LlamaCpp && IsFlatSchema(body) => Plain("""{"answer":"Tôi không biết lược đồ nào."}"""),
        _ => Plain(answer) with { Reasoning = kind is ModelKind.VLlm or ModelKind.Ollama or ModelKind.LlamaCpp ? "Nghĩ một chút." : "" },
    };

    private static Reply Plain(string content) => new(content, "", "", "stop");

    private static bool IsFlatSchema(JsonObject body) =>
        (string?)body["response_format"]?["type"] == "json_schema" && body["response_format"]!["json_schema"]?["schema"] is null;
}
