using ChatAssist.Answering;
using ChatAssist.Conversations;
using ChatAssist.Tests.Answering;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.Guides;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ChatAssist.Tests.WebChat;

/// <summary>The whole server on a real database. It can be stopped and started again on the same one.</summary>
public sealed class ChatServer : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestDatabase _database;
    private readonly bool _ownsDatabase;
    private WebApplicationFactory<Program>? _running;

    public ChatServer()
        : this(TestDatabase.Create()) => _ownsDatabase = true;

    /// <summary>Another node on a database that belongs to someone else.</summary>
    internal ChatServer(TestDatabase database) => _database = database;

    public SettableClock Clock { get; } = new();

    /// <summary>To be set before the first use.</summary>
    public Dictionary<string, string> Settings { get; } = new()
    {
        ["WebChat:TokensPerMinute"] = "100000",
        ["WebChat:MessagesPerMinute"] = "100000",
        ["Conversations:FragmentWaitSeconds"] = "0",
    };

    /// <summary>What a test adds to the server, such as a channel of its own; to be set before the first use.</summary>
    internal Action<IServiceCollection> Services { get; set; } = _ => { };

    /// <summary>For clients outside of this process; else requests go by memory.</summary>
    public bool ListensOnSocket { get; set; }

    public TestDatabase Database => _database;

    public WebApplicationFactory<Program> Running => _running ??= Start();

    public HttpClient NewBrowser() => Running.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    public async Task StopAsync()
    {
        if (_running is not null)
        {
            await _running.DisposeAsync();
            _running = null;
            // The file is nobody's from here on, as after the end of a process.
            SqliteConnection.ClearAllPools();
        }
    }

    public async Task<ChatAssistDb> OpenDatabaseAsync() =>
        await Running.Services.GetRequiredService<IDbContextFactory<ChatAssistDb>>().CreateDbContextAsync();

    /// <summary>Done as soon as this node's watchers of the citizen's conversation are woken.</summary>
    internal Task NewsOfAsync(DirectLineCitizen citizen) => Running.Services.GetRequiredService<ConversationSignals>()
        .Watch(Guid.Parse(citizen.ConversationId)).WaitAsync(CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => StopAsync();

    public void Dispose()
    {
        if (_ownsDatabase)
        {
            _database.Dispose();
        }

        _folder.Dispose();
    }

    private WebApplicationFactory<Program> Start()
    {
        var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(Configure);
        if (ListensOnSocket)
        {
            factory.UseKestrel(port: 0);
            factory.StartServer();
        }

        return factory;
    }

    private void Configure(IWebHostBuilder host)
    {
        host.UseSetting("database", _database.Connection);
        host.UseSetting("data-folder", _folder.Path);
        if (ListensOnSocket)
        {
            // Else it would be the server's own port, which is taken where one runs.
            host.UseSetting("urls", "http://127.0.0.1:0");
        }

        foreach (var (name, value) in Settings)
        {
            host.UseSetting(name, value);
        }

        host.ConfigureServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            if (!Settings.ContainsKey("knowledge-base") && !Settings.ContainsKey("procedures"))
            {
                // Loading took two fifths of the processor time of the tests that start a server.
                services.Replace(ServiceDescriptor.Singleton(provider => new LiveAssistant(
                    Assistant.ShippedFolder, exportFile: null, _folder.Path, Clock, provider.GetRequiredService<ILogger<LiveAssistant>>()).Share(Assistants.Shipped)));
            }

            Services(services);
        });
    }
}
