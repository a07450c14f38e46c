using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatAssist.Web;

/// <summary>For operators and load balancers: does the process live, can it answer, and how well?</summary>
/// <remarks>503 where citizens are better sent to another node; 200 with "Degraded" where it works and somebody should look.</remarks>
public static class Health
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<HealthOptions>().BindConfiguration("Health").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHealthChecks()
            .AddCheck<KnowledgeCheck>("knowledge")
            .AddCheck<DatabaseCheck>("database", timeout: s_patience)
            .AddCheck<TurnsCheck>("turns", HealthStatus.Degraded, [], s_patience)
            .AddCheck<DeliveriesCheck>("deliveries", HealthStatus.Degraded, [], s_patience);
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    /// <summary><c>{"status":"Degraded","checks":{"turns":{"status":"Degraded","says":"…"},…}}</c>; no exception's text, for anyone may ask.</summary>
    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var body = new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(entry => entry.Key, entry => new { status = entry.Value.Status.ToString(), says = Says(entry.Value) }),
        };
        return context.Response.WriteAsJsonAsync(body, JsonSerializerOptions.Web, context.RequestAborted);
    }

    private static string Says(HealthReportEntry entry) => entry.Exception is null ? entry.Description ?? "" : "It could not be found out.";
}
