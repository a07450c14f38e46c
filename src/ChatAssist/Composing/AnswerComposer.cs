using ChatAssist.Answering;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAssist.Composing;

/// <summary>Has answers phrased where that is allowed just now. The composed answer is never lost by it.</summary>
public sealed class AnswerComposer(AnswerPhraser phraser, ModelAllowance allowance, IOptions<ModelOptions> options, ILogger<AnswerComposer> logger)
{
    /// <summary>Whether a model would be asked for this answer at all: never where something was added to it that must stay.</summary>
    public bool MayPhrase(Answer answer) =>
        options.Value is { IsConfigured: true, Composes: true } && answer.Grounds is { } grounds && answer.Text == grounds.Head + grounds.Body + grounds.Tail;

    /// <param name="show">Gets the answer as far as it is verified, each time it has grown.</param>
    /// <returns>The answer in other words or as it was, and the calls that were made.</returns>
    public async Task<Phrased> PhraseAsync(Answer answer, string question, Guid conversationId, string citizenId, Action<string> show, CancellationToken cancellationToken)
    {
        try
        {
            if (!MayPhrase(answer) || await allowance.EnterAsync(ModelUse.Compose, citizenId, cancellationToken) is not { } place)
            {
                return new Phrased(answer, []);
            }

            using var leave = place;
            return await phraser.PhraseAsync(answer, question, conversationId, citizenId, show, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogError(exception, "An answer could not be phrased; the composed one is given");
            return new Phrased(answer, []);
        }
    }
}
