namespace ChatAssist.Fakes.Zalo;

/// <summary>
/// Zalo's servers as far as an Official Account sees them, in one program: tokens, sending with all its refusals, webhook,
/// and a telephone to try it with. It refuses what the real ones refuse.
/// </summary>
public sealed class ZaloServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _underWay;

    public ZaloServer(string url = "http://127.0.0.1:0", bool isLogged = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        if (!isLogged)
        {
            builder.Logging.ClearProviders();
        }

        builder.WebHost.UseUrls(url);
        _app = builder.Build();
        Webhooks = new Webhooks(World);
        Phone = new Phone(World, Webhooks);
        var caller = new Caller(World);
        _app.Use(CountAsync);
        _app.Use(RefuseWhileDownAsync);
        _app.MapOAuth(World);
        new MessageApi(World, caller, Webhooks).Map(_app);
        new AccountApi(World, caller).Map(_app);
        new TemplateApi(World, caller).Map(_app);
        new ControlApi(this).Map(_app);
    }

    public World World { get; } = new();

    public Webhooks Webhooks { get; }

    public Phone Phone { get; }

    /// <summary>Requests that have no answer yet: a test that moves the clock meanwhile would make them time out.</summary>
    public int RequestsUnderWay => Volatile.Read(ref _underWay);

    public Uri Address => new(_app.Urls.First());

    public async Task StartAsync()
    {
        Webhooks.Start();
        await _app.StartAsync();
    }

    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await Webhooks.DisposeAsync();
        await _app.DisposeAsync();
    }

    private async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        Interlocked.Increment(ref _underWay);
        try
        {
            await next(context);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private Task RefuseWhileDownAsync(HttpContext context, RequestDelegate next)
    {
        if (!World.Errors.IsDown || context.Request.Path.StartsWithSegments("/control", StringComparison.Ordinal) || context.Request.Path == "/")
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }
}
