using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatAssist.Fakes.Models;

/// <summary>
/// What a real endpoint has said, a file each, found by the hash of what was asked. Where nothing is recorded and a real
/// endpoint is named, it is asked and its words are kept.
/// </summary>
public sealed class Recordings(string folder, Uri? realEndpoint = null, string key = "") : IDisposable
{
    private readonly HttpClient _http = new();

    /// <returns>Null where nothing is recorded and nobody can be asked.</returns>
    public async Task<string?> AnswerAsync(JsonObject request, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, $"{HashOf(request)}.txt");
        if (File.Exists(file))
        {
            return await File.ReadAllTextAsync(file, cancellationToken);
        }

        if (realEndpoint is null)
        {
            return null;
        }

        var answer = await AskAsync(request, cancellationToken);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(file, answer, cancellationToken);
        return answer;
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> AskAsync(JsonObject request, CancellationToken cancellationToken)
    {
        var whole = (JsonObject)request.DeepClone();
        whole["stream"] = false;
        whole.Remove("stream_options");
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri($"{realEndpoint!.AbsoluteUri.TrimEnd('/')}/chat/completions"))
        {
            Content = new StringContent(whole.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (key.Length > 0)
        {
            message.Headers.Authorization = new("Bearer", key);
        }

        using var response = await _http.SendAsync(message, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))?["choices"]?[0]?["message"]?["content"] ?? "";
    }

    /// <summary>By what was asked and in which form; how it is sent does not count.</summary>
    private static string HashOf(JsonObject request)
    {
        var asked = $"{request["model"]}\n{request["messages"]?.ToJsonString()}\n{request["response_format"]?["json_schema"]?["name"]}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked)))[..32];
    }
}
