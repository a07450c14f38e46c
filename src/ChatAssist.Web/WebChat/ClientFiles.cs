using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace ChatAssist.Web.WebChat;

/// <summary>The built files of <c>client/</c>: their addresses carry a hash, so that a browser keeps them until they change.</summary>
internal sealed class ClientFiles(IWebHostEnvironment environment)
{
    private const string Folder = "/client/";
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string ForAnHour = "public, max-age=3600";

    private readonly ConcurrentDictionary<(string Name, DateTimeOffset Changed), string> _addresses = new();

    public string Address(string name)
    {
        var file = environment.WebRootFileProvider.GetFileInfo(Folder + name);
        return file.Exists ? _addresses.GetOrAdd((name, file.LastModified), _ => $"{Folder}{name}?v={Hash(file)}") : Folder + name;
    }

    public static StaticFileOptions Options { get; } = new() { OnPrepareResponse = SetLifetime };

    /// <summary>The embed's address stands in other people's pages and never changes, so browsers must ask for it again soon.</summary>
    public IResult Embed() => environment.WebRootFileProvider.GetFileInfo($"{Folder}embed.js") is { Exists: true } file
        ? Results.Stream(file.CreateReadStream(), "text/javascript; charset=utf-8", lastModified: file.LastModified)
        : Results.NotFound();

    public static void KeepForAnHour(HttpResponse response) => response.Headers.CacheControl = ForAnHour;

    private static void SetLifetime(StaticFileResponseContext context)
    {
        var isHashed = context.Context.Request.Path.StartsWithSegments("/client", StringComparison.OrdinalIgnoreCase) && context.Context.Request.Query.ContainsKey("v");
        context.Context.Response.Headers.CacheControl = isHashed ? ForEver : ForAnHour;
    }

    private static string Hash(IFileInfo file)
    {
        using var content = file.CreateReadStream();
        return Convert.ToHexStringLower(SHA256.HashData(content))[..12];
    }
}
