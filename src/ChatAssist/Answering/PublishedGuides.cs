using ChatAssist.Guides;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatAssist.Answering;

/// <summary>Brings what was published at the desk of any node into this node's assistant, within seconds.</summary>
/// <remarks>A look costs a query of a small table, so no notification is needed that could be lost.</remarks>
public sealed class PublishedGuides(LiveAssistant assistant, IDbContextFactory<ChatAssistDb> databases, TimeProvider clock, ILogger<PublishedGuides> logger) : BackgroundService
{
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _looking = new(1);
    private string _known = "";

    /// <summary>Before the first citizen is answered, so that a restart does not bring back old words.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _looking.Dispose();
        base.Dispose();
    }

    /// <summary>Takes over what is new; trouble is told in the log, and what was known stays.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await _looking.WaitAsync(cancellationToken);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var newest = await db.GuideVersions.Where(row => row.PublishedAt != null).GroupBy(row => row.Path)
                .Select(rows => new { Path = rows.Key, Number = rows.Max(row => row.Number) }).OrderBy(row => row.Path).ToListAsync(cancellationToken);
            var known = string.Join('\n', newest.Select(row => $"{row.Path} {row.Number}"));
            if (known == _known)
            {
                return;
            }

            var published = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var row in newest)
            {
                published[row.Path] = await db.GuideVersions.Where(version => version.Path == row.Path && version.Number == row.Number).Select(version => version.Text).SingleAsync(cancellationToken);
            }

            assistant.Publish(published);
            _known = known;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "It could not be seen whether guides were published; what is known stays in use");
        }
        finally
        {
            _looking.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(s_betweenLooks, clock, stoppingToken);
            await LookAsync(stoppingToken);
        }
    }
}
