using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using System.Text;
using Azure.Identity;
using Microsoft.Extensions.AI;
using OpenAI;

namespace ChatAssist.Composing;

/// <summary>
/// One endpoint behind Microsoft's <see cref="IChatClient"/>, over the OpenAI package. Only the package's connection is
/// used: its own reading of answers fails on much that compatible servers send.
/// </summary>
public sealed class EndpointChatClient : IChatClient
{
    private const string EntraScope = "https://cognitiveservices.azure.com/.default";
    private const int LongestError = 65_536;

    private readonly EndpointOptions _endpoint;
    private readonly OpenAI.Chat.ChatClient _client;

    public EndpointChatClient(EndpointOptions endpoint)
    {
        _endpoint = endpoint;
        Capabilities = Capabilities.Of(endpoint);
        var options = new OpenAIClientOptions
        {
            Endpoint = new Uri(endpoint.BaseUrl.TrimEnd('/')),
            // Retries and patience are ours: a citizen may wait, and a second endpoint may be there.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = endpoint.Total,
        };
        _client = new OpenAI.Chat.ChatClient(endpoint.Model, Authentication(endpoint), options);
    }

    public Capabilities Capabilities { get; set; }

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var response = await SendAsync(messages, options, isStreamed: false, cancellationToken);
        var text = await ReadTextAsync(response.ContentStream!, int.MaxValue, cancellationToken);
        return new[] { ChatStream.ReadWhole(ChatStream.Parse(text)) }.ToChatResponse();
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var response = await SendAsync(messages, options, isStreamed: true, cancellationToken);
        var type = response.Headers.TryGetValue("Content-Type", out var named) ? named : "";
        if (type?.Contains("event-stream", StringComparison.OrdinalIgnoreCase) != true)
        {
            // A server that does not stream answers in one piece; a gateway's page is no JSON.
            yield return ChatStream.ReadWhole(ChatStream.Parse(await ReadTextAsync(response.ContentStream!, int.MaxValue, cancellationToken)));
            yield break;
        }

        await foreach (var update in ChatStream.ReadAsync(response.ContentStream!, cancellationToken))
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // The package shares its connections.
    }

    private async Task<PipelineResponse> SendAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, bool isStreamed, CancellationToken cancellationToken)
    {
        using var body = BinaryContent.Create(new ChatRequest(_endpoint, Capabilities).Write(messages, options, isStreamed));
        var result = await _client.CompleteChatAsync(body, new RequestOptions { BufferResponse = false, ErrorOptions = ClientErrorBehaviors.NoThrow, CancellationToken = cancellationToken });
        var response = result.GetRawResponse();
        if (response.Status == 200)
        {
            return response;
        }

        using (response)
        {
            var error = await ReadTextAsync(response.ContentStream!, LongestError, cancellationToken);
            throw ErrorReader.Read(response.Status, error, name => response.Headers.TryGetValue(name, out var value) ? value : null);
        }
    }

    private static async Task<string> ReadTextAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = new StringBuilder();
        var buffer = new char[4096];
        while (text.Length < most && await reader.ReadAsync(buffer.AsMemory(), cancellationToken) is > 0 and var count)
        {
            text.Append(buffer, 0, count);
        }

        return text.ToString();
    }

    private static AuthenticationPolicy Authentication(EndpointOptions endpoint) =>
        endpoint.UsesIdentity ? new BearerTokenPolicy(new DefaultAzureCredential(), EntraScope)
        // Ollama wants some word where it wants none in particular.
        : endpoint.Kind == EndpointKind.Azure ? ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(new ApiKeyCredential(endpoint.Key), "api-key")
        : ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(new ApiKeyCredential(endpoint.Key.Length > 0 ? endpoint.Key : "none"));
}
