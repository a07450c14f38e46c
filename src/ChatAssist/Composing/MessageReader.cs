using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAssist.Answering;
using ChatAssist.Privacy;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAssist.Composing;

/// <summary>Asks a model what a message means, whether it may be asked or not; an evaluation does so, too.</summary>
public sealed class MessageReader(StructuredModel model, Prompts prompts, IOptions<ModelOptions> options, ILogger<MessageReader> logger)
{
    private const string PromptName = "understand";
    private const string NoChoice = "none";
    private const int LongestText = 400;
    private const int LongestQuestion = 300;
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="said">What was said before, oldest first.</param>
    /// <param name="candidates">What was offered, in the order shown.</param>
    public async Task<Reading> ReadAsync(string message, IReadOnlyList<SaidBefore> said, IReadOnlyList<string> candidates, Guid conversationId, string citizenId, CancellationToken cancellationToken)
    {
        var question = Ask(message, said, candidates, conversationId, citizenId);
        try
        {
            return Of(await model.AskAsync(question, cancellationToken), candidates.Count, question.Calls);
        }
        catch (ModelException exception)
        {
            logger.LogWarning("The model could not read a message: {Trouble}", exception.Message);
            return new Reading("", null, [], question.Calls);
        }
    }

    private ModelQuestion Ask(string message, IReadOnlyList<SaidBefore> said, IReadOnlyList<string> candidates, Guid conversationId, string citizenId)
    {
        var ids = candidates.Select((_, i) => Id(i)).Append(NoChoice).ToList();
        return new ModelQuestion
        {
            Use = ModelUse.Understand,
            Prompt = prompts.Fill(PromptName, ("facets", string.Join(", ", Enum.GetNames<Facet>()))),
            Data = JsonSerializer.Serialize(
                new
                {
                    history = said.Select(line => new { from = line.IsCitizen ? "citizen" : "assistant", text = Tidy(line.Text) }),
                    message = Tidy(message),
                    candidates = candidates.Select((name, i) => new { id = Id(i), name }),
                },
                s_json),
            Format = Schema(ids),
            MostTokens = 200,
            Check = answer => Check(answer, ids),
            ConversationId = conversationId,
            CitizenId = citizenId,
            FirstPatience = options.Value.FirstSentence,
            Patience = options.Value.FirstSentence,
        };
    }

    private static ChatResponseFormatJson Schema(IEnumerable<string> ids) => ChatResponseFormat.ForJsonSchema(
        JsonElement.Parse(AnswerForm.Closed(new JsonObject
        {
            ["question"] = new JsonObject { ["type"] = "string" },
            ["choice"] = new JsonObject { ["type"] = "string", ["enum"] = AnswerForm.Strings(ids) },
            ["facets"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string", ["enum"] = AnswerForm.Strings(Enum.GetNames<Facet>()) } },
        }).ToJsonString()),
        "reading_v1");

    private static string? Check(JsonElement answer, List<string> ids) =>
        !answer.TryGetProperty("question", out var question) || question.ValueKind != JsonValueKind.String ? "thiếu \"question\""
        : !answer.TryGetProperty("choice", out var choice) || choice.ValueKind != JsonValueKind.String || !ids.Contains(choice.GetString()!) ? $"\"choice\" phải là một trong: {string.Join(", ", ids)}"
        : !answer.TryGetProperty("facets", out var facets) || facets.ValueKind != JsonValueKind.Array ? "thiếu danh sách \"facets\""
        : null;

    private static Reading Of(JsonElement answer, int candidates, IReadOnlyList<ModelCall> calls)
    {
        var choice = answer.GetProperty("choice").GetString();
        var question = MessageText.Tidy(answer.GetProperty("question").GetString()!);
        var chosen = Enumerable.Range(0, candidates).Where(i => Id(i) == choice).Select(i => (int?)i).FirstOrDefault();
        var facets = answer.GetProperty("facets").EnumerateArray()
            .Select(facet => facet.ValueKind == JsonValueKind.String && Enum.TryParse<Facet>(facet.GetString(), out var known) && Enum.IsDefined(known) ? known : (Facet?)null)
            .OfType<Facet>().Distinct().ToList();
        return new Reading(question.Length <= LongestQuestion ? question : "", chosen, facets, calls);
    }

    private static string Id(int place) => $"c{place + 1}";

    private static string Tidy(string text)
    {
        var masked = PersonalData.Mask(text);
        return masked.Length <= LongestText ? masked : masked[..LongestText];
    }
}
