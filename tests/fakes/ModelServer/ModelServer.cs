namespace ChatAssist.Fakes.Models;

/// <summary>
/// A language model's endpoint without a model: it speaks chat completions like OpenAI, Azure OpenAI, vLLM, Ollama and
/// llama.cpp, says what a test has scripted or what the passages say, and misbehaves on request.
/// </summary>
public sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    public ModelServer(string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        _app = builder.Build();
        new CompletionsApi(World).Map(_app);
        new ControlApi(World).Map(_app);
    }

    public World World { get; } = new();

    public Uri Address => new(_app.Urls.First());

    public string BaseUrl(ModelKind kind) => new Uri(Address, ModelKinds.Path(kind)).AbsoluteUri;

    public Task StartAsync() => _app.StartAsync();

    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    /// <summary>Pulls the plug: connections break where they are.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
