using ChatAssist.Web.VolunteerDesk;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChatAssist.Web;

/// <summary>What operators watch, by OpenTelemetry: <c>/metrics</c> in Prometheus text, and OTLP with traces where a collector is named.</summary>
public static class Metrics
{
    private const string Path = "/metrics";

    /// <summary>OpenTelemetry's own name, in the environment or among the settings.</summary>
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddMetrics(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<MetricsOptions>().BindConfiguration("Metrics").Validate(options => options.AreNetworks, "Metrics:AllowedNetworks: networks such as 10.0.0.0/8").ValidateOnStart();
        var hasCollector = !string.IsNullOrEmpty(builder.Configuration[Collector]);
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("chatassist")).WithMetrics(metrics => metrics
            .AddMeter(Telemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
            .AddPrometheusExporter());
        if (hasCollector)
        {
            telemetry.WithMetrics(metrics => metrics.AddOtlpExporter());
            telemetry.WithTracing(traces => traces.AddSource(Telemetry.Name).AddAspNetCoreInstrumentation(LeaveOutWhoAsks).AddOtlpExporter());
        }
    }

    public static void MapMetrics(this WebApplication app) =>
        app.UseOpenTelemetryPrometheusScrapingEndpoint(context => context.Request.Path == Path && MayRead(context));

    private static bool MayRead(HttpContext context) =>
        LocalDoor.IsLocal(context) || context.RequestServices.GetRequiredService<IOptions<MetricsOptions>>().Value.Allows(context.Connection.RemoteIpAddress);

    /// <summary>A conversation's id stands in the path; the route says as much of what is slow.</summary>
    private static void LeaveOutWhoAsks(OpenTelemetry.Instrumentation.AspNetCore.AspNetCoreTraceInstrumentationOptions options) =>
        options.EnrichWithHttpResponse = (activity, response) =>
        {
            activity.SetTag("user_agent.original", null);
            activity.SetTag("url.path", (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
            activity.SetTag("url.query", null);
        };
}
