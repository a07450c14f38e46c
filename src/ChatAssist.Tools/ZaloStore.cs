using ChatAssist.Conversations;
using ChatAssist.Privacy;
using ChatAssist.Web.WebChat;
using ChatAssist.Web.Zalo.Grants;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssist.Tools;

/// <summary>The grants in the server's database, with the server's own keys.</summary>
internal sealed class ZaloStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <exception cref="OperatorException">There is no such database.</exception>
    public ZaloStore(Database database)
    {
        if (!database.IsPostgres && !File.Exists(database.File))
        {
            throw new OperatorException($"There is no database at {database.File}: start the server once before.");
        }

        var services = new ServiceCollection();
        services.AddDbContextFactory<ChatAssistDb>(database.Configure);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<StoredKeys>();
        services.AddDataProtection().SetApplicationName("ChatAssist");
        services.AddOptions<KeyManagementOptions>().Configure<StoredKeys>((keys, stored) => keys.XmlRepository = new StoredKeyRing(stored));
        services.AddSingleton<ZaloGrants>();
        _services = services.BuildServiceProvider();
        Grants = _services.GetRequiredService<ZaloGrants>();
    }

    public ZaloGrants Grants { get; }

    public ChatAssistDb Open() => _services.GetRequiredService<IDbContextFactory<ChatAssistDb>>().CreateDbContext();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
