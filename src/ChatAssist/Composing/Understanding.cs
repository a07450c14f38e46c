using ChatAssist.Answering;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAssist.Composing;

/// <summary>Has a model read what the search did not understand. It rewrites, and chooses among what it is given; it never speaks.</summary>
public sealed class Understanding(MessageReader reader, ModelAllowance allowance, IOptions<ModelOptions> options, ILogger<Understanding> logger)
{
    public bool MayRead => options.Value is { IsConfigured: true, Understands: true };

    /// <param name="said">What was said before, oldest first.</param>
    /// <param name="candidates">What was offered, in the order shown.</param>
    /// <returns>Null where no model could be asked, or what it says is not of the form.</returns>
    public async Task<Reading?> ReadAsync(string message, IReadOnlyList<SaidBefore> said, IReadOnlyList<string> candidates, Guid conversationId, string citizenId, CancellationToken cancellationToken)
    {
        try
        {
            if (!MayRead || await allowance.EnterAsync(ModelUse.Understand, citizenId, cancellationToken) is not { } place)
            {
                return null;
            }

            using var leave = place;
            return await reader.ReadAsync(message, said, candidates, conversationId, citizenId, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogError(exception, "A message could not be read by the model");
            return null;
        }
    }
}

/// <param name="Question">A question that stands alone; may be empty.</param>
/// <param name="Choice">The place of the chosen candidate; null where none was.</param>
public sealed record Reading(string Question, int? Choice, IReadOnlyList<Facet> Facets, IReadOnlyList<ModelCall> Calls);

/// <summary>A line of what was said before.</summary>
public sealed record SaidBefore(bool IsCitizen, string Text);
