using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.ServerSentEvents;
using System.Text.RegularExpressions;

namespace ChatAssist.Benchmarks.Load;

/// <summary>Somebody at the desk by its real pages, forms and stream, doing what the page's script does.</summary>
internal sealed partial class LoadVolunteer(Uri server) : IDisposable
{
    private const string Password = "một câu dài dễ nhớ";

    /// <summary>As the script does: however much changes, the queue is asked for again no sooner.</summary>
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(300);

    private readonly HttpClient _browser = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = server, Timeout = TimeSpan.FromMinutes(2) };
    private readonly ConcurrentBag<double> _looks = [];
    private readonly SemaphoreSlim _news = new(0);

    /// <summary>Milliseconds that the queue took, each time it was asked for anew.</summary>
    public IReadOnlyCollection<double> Looks => _looks;

    public async Task SetPasswordAsync(string link, CancellationToken cancellationToken)
    {
        var secret = Uri.UnescapeDataString(new Uri(server, link).Query["?link=".Length..]);
        using var answer = await SubmitAsync(link, link, [("link", secret), ("password", Password), ("again", Password)], cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            throw new IOException($"The link does not open: {answer.StatusCode}");
        }
    }

    /// <summary>As an administrator: makes an account and returns the link that sets its password.</summary>
    public async Task<string> AddAsync(string signInName, CancellationToken cancellationToken, string role = "Volunteer")
    {
        var page = await _browser.GetStringAsync("/desk/accounts", cancellationToken);
        var unit = Unit().Match(page).Groups[1].Value;
        using var answer = await SubmitAsync("/desk/help", "/desk/accounts?handler=Add", [("displayName", signInName), ("signInName", signInName), ("role", role), ("unitId", unit)], cancellationToken);
        return Link().Match(await answer.Content.ReadAsStringAsync(cancellationToken)).Groups[1].Value;
    }

    public async Task AcceptAsync(Guid conversation, CancellationToken cancellationToken)
    {
        using var answer = await SubmitAsync("/desk/help", $"/desk/conversations/{conversation}/acceptance", [], cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Redirect || answer.Headers.Location!.OriginalString.Contains("trouble", StringComparison.Ordinal))
        {
            throw new IOException($"Not accepted: {answer.StatusCode}");
        }
    }

    /// <summary>The page of a conversation stays open: its lines are told as they come, the queue beside it is kept up to date.</summary>
    public async Task WorkAsync(Guid conversation, Action<string> line, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/desk/live?conversation={conversation}&after=0");
        using var answer = await _browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var looking = LookAsync(conversation, cancellationToken);
        await foreach (var item in SseParser.Create(await answer.Content.ReadAsStreamAsync(cancellationToken)).EnumerateAsync(cancellationToken))
        {
            if (item.EventType == "line")
            {
                line(item.Data);
            }
            else if (item.EventType == "queue")
            {
                _news.Release();
            }
        }

        await looking;
    }

    /// <summary>As an editor: saves the guide with one more way to ask.</summary>
    public async Task SaveAsync(string path, int basedOn, string question, CancellationToken cancellationToken)
    {
        var page = $"/desk/guides/page?path={Uri.EscapeDataString(path)}";
        var text = WebUtility.HtmlDecode(Text().Match(await _browser.GetStringAsync(page, cancellationToken)).Groups[1].Value);
        text = text.Replace("questions:\n", $"questions:\n  - {question}\n", StringComparison.Ordinal);
        using var answer = await SubmitAsync(page, page, [("basedOn", $"{basedOn}"), ("text", text), ("act", "save")], cancellationToken);
    }

    /// <summary>As another editor: publishes what was saved.</summary>
    /// <returns>When the button was pressed, the page being open.</returns>
    public async Task<long> PublishAsync(string path, int number, CancellationToken cancellationToken)
    {
        var page = $"/desk/guides/page?path={Uri.EscapeDataString(path)}";
        var token = Token().Match(await _browser.GetStringAsync(page, cancellationToken)).Groups[1].Value;
        var pressed = Stopwatch.GetTimestamp();
        using var answer = await PostAsync(page + "&handler=Publish", token, [("number", $"{number}")], cancellationToken);
        if (!WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(cancellationToken)).Contains($"Đã đăng bản số {number}", StringComparison.Ordinal))
        {
            throw new IOException($"Not published: {answer.StatusCode}");
        }

        return pressed;
    }

    /// <summary>The whole page of the queue; milliseconds until it is there.</summary>
    public async Task<double> OpenQueueAsync(CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        await _browser.GetStringAsync("/desk", cancellationToken);
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    public void Dispose()
    {
        _browser.Dispose();
        _news.Dispose();
    }

    private async Task LookAsync(Guid conversation, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await _news.WaitAsync(cancellationToken);
            while (_news.Wait(0, cancellationToken))
            {
                // One look serves them all.
            }

            var begun = Stopwatch.GetTimestamp();
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/desk/queue?current={conversation}");
            using var answer = await _browser.SendAsync(request, cancellationToken);
            await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            _looks.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            await Task.Delay(s_betweenLooks, cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> SubmitAsync(string page, string address, (string Name, string Value)[] values, CancellationToken cancellationToken) =>
        await PostAsync(address, Token().Match(await _browser.GetStringAsync(page, cancellationToken)).Groups[1].Value, values, cancellationToken);

    private async Task<HttpResponseMessage> PostAsync(string address, string token, (string Name, string Value)[] values, CancellationToken cancellationToken)
    {
        using var content = new FormUrlEncodedContent([.. values.Select(value => KeyValuePair.Create(value.Name, value.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        return await _browser.PostAsync(address, content, cancellationToken);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<select name=\"unitId\">\\s*<option value=\"([^\"]+)\"")]
    private static partial Regex Unit();

    [GeneratedRegex("<textarea id=\"text\"[^>]*>\n([^<]*)</textarea>")]
    private static partial Regex Text();

    [GeneratedRegex("<code class=\"copy\">([^<]+)</code>")]
    private static partial Regex Link();
}
