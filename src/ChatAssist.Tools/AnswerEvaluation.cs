using ChatAssist.Answering;
using ChatAssist.Composing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatAssist.Tools;

/// <summary>Has a real endpoint phrase the answers to questions, read what leans on others and sum up, and counts how it fares in each.</summary>
internal sealed class AnswerEvaluation(ModelOptions options)
{
    /// <returns>Null where the environment names no endpoint, or not all that it needs.</returns>
    public static AnswerEvaluation? FromEnvironment()
    {
        var options = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection("Model").Get<ModelOptions>();
        return options is { Main: not null, IsWhole: true } ? new AnswerEvaluation(options) : null;
    }

    public async Task<(IReadOnlyDictionary<string, object> Figures, IReadOnlyList<AnswerDetail> Lines)> RunAsync(Assistant assistant, IReadOnlyList<EvaluationTurn> turns, CancellationToken cancellationToken)
    {
        var settings = Options.Create(options);
        using var endpoints = new ModelEndpoints(settings, TimeProvider.System);
        var prompts = new Prompts(options.PromptsFolder.Length > 0 ? options.PromptsFolder : Prompts.ShippedFolder);
        var model = new StructuredModel(endpoints, new ModelListener(TimeProvider.System), TimeProvider.System);
        var phraser = new AnswerPhraser(model, prompts, VerifierWords.Load(Assistant.ShippedFolder), settings, TimeProvider.System, NullLogger<AnswerPhraser>.Instance);
        var others = new UseEvaluation(
            assistant, new MessageReader(model, prompts, settings, NullLogger<MessageReader>.Instance), new SummaryWriter(model, prompts, VerifierWords.Load(Assistant.ShippedFolder), settings, NullLogger<SummaryWriter>.Instance));
        var (lines, calls, uses, topic) = (new List<AnswerDetail>(), new List<ModelCall>(), new List<UsedModel>(), Topic.None);
        foreach (var turn in turns)
        {
            if (turn.StartsConversation)
            {
                uses.AddRange(await others.EndConversationAsync(cancellationToken));
                topic = Topic.None;
            }

            var answer = assistant.Answerer.Answer(turn.Question, topic);
            uses.AddRange(await others.TakeAsync(turn, answer, topic, cancellationToken));
            topic = answer.Next;
            if (answer.Grounds is null)
            {
                continue;
            }

            var phrased = await phraser.PhraseAsync(answer, turn.Question, Guid.Empty, "", _ => { }, cancellationToken);
            calls.AddRange(phrased.Calls);
            lines.Add(AnswerDetail.Of(turn, answer, phrased.Answer));
            uses.AddRange(phrased.Calls.TakeLast(1).Select(last => new UsedModel(last, 1, phrased.Answer.Model!.Wording == AnswerWording.Composed ? 0 : 1)));
        }

        uses.AddRange(await others.EndConversationAsync(cancellationToken));
        calls.AddRange(others.Calls);
        return (Figures(turns.Count, lines, calls, uses), lines);
    }

    private static Dictionary<string, object> Figures(int questions, List<AnswerDetail> lines, List<ModelCall> calls, List<UsedModel> uses) => new()
    {
        ["questions"] = questions,
        ["asked"] = lines.Count(line => line.Wording.Length > 0),
        ["notAsked"] = lines.Count(line => line.Wording.Length == 0),
        ["verified"] = Share(lines, AnswerWording.Model),
        ["thinned"] = Share(lines, AnswerWording.Thinned),
        ["replaced"] = Share(lines, AnswerWording.Composed),
        ["sentencesKept"] = lines.Sum(line => line.Kept),
        ["sentencesDropped"] = lines.Sum(line => line.Refused.Count),
        ["why"] = lines.SelectMany(line => line.Refused.Select(refused => refused.Why).Append(line.Why)).Where(why => why.Length > 0).CountBy(why => why.Split(':')[0]).OrderByDescending(pair => pair.Value).ToDictionary(pair => pair.Key, pair => pair.Value),
        ["lettersComposed"] = lines.Count == 0 ? 0 : Math.Round(lines.Average(line => line.Composed.Length)),
        ["lettersSaid"] = lines.Count == 0 ? 0 : Math.Round(lines.Average(line => line.Said.Length)),
        ["uses"] = UseRow.Of(uses, calls),
        ["calls"] = calls.GroupBy(call => (call.Use, call.Endpoint, call.Model, call.Rung, call.PromptVersion)).Select(group => ModelRow.Of([.. group])).ToList(),
    };

    private static double Share(List<AnswerDetail> lines, AnswerWording wording)
    {
        var asked = lines.Count(line => line.Wording.Length > 0);
        return asked == 0 ? 0 : Math.Round(lines.Count(line => line.Wording == wording.ToString()) / (double)asked, 4);
    }
}

/// <param name="Wording">Whose words were given; empty where no model was asked.</param>
internal sealed record AnswerDetail(string Id, string Question, string Wording, string Why, int Kept, IReadOnlyList<RefusedSentence> Refused, string Composed, string Said)
{
    public static AnswerDetail Of(EvaluationTurn turn, Answer composed, Answer said) => new(
        turn.Id, turn.Question, said.Model?.Wording.ToString() ?? "", said.Model?.Why ?? "", said.Model?.Kept ?? 0, said.Model?.Refused ?? [], composed.Text, said.Text);
}
