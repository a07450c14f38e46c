namespace ChatAssist.Web;

/// <summary>Where the server finds its files, and where it listens unless told otherwise.</summary>
public static class ServerBuilder
{
    private const string DefaultUrl = "http://localhost:5080";

    public static WebApplicationBuilder Create(string[] args)
    {
        // The program's own files lie beside it, whatever folder it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        ServerLimits.AddTo(builder);
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null && builder.Configuration["https_ports"] is null)
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        return builder;
    }
}
