using ChatAssist.Journeys;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Conversations;

/// <summary>Finds the journey whose code somebody types, whatever channel or phone it was begun on.</summary>
public sealed class JourneysElsewhere(IDbContextFactory<ChatAssistDb> databases)
{
    /// <returns>The turn with the journey that its words name, if they name one.</returns>
    public async Task<Turn> TakeUpAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (JourneyCode.In(turn.Question) is not { } code)
        {
            return turn;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var topics = await db.Conversations.AsNoTracking()
            .Where(conversation => conversation.JourneyCode == code)
            .OrderByDescending(conversation => conversation.LastActivityAt)
            .Select(conversation => conversation.Topic)
            .ToListAsync(cancellationToken);
        var journeys = topics.SelectMany(topic => new[] { topic.Journey, topic.LeftJourney }).OfType<Journey>();
        return turn with { TakenUp = journeys.FirstOrDefault(journey => journey.Code == code) };
    }
}
