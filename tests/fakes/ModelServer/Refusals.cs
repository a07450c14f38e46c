using System.Text.Json.Nodes;

namespace ChatAssist.Fakes.Models;

/// <summary>Faults that show before anything is said.</summary>
internal static class Refusals
{
    private const string SomePage = "<html><body><h1>Sign in to continue</h1></body></html>";

    public static IResult? Of(ModelKind kind, Fault fault, JsonObject body, HttpContext context)
    {
        var format = (string?)body["response_format"]?["type"];
        switch (fault)
        {
            case Fault.NoJsonSchema when format == "json_schema":
            case Fault.NoResponseFormat when format is not null:
                return Errors.Of(kind, 400, "invalid_request_error", $"Invalid parameter: 'response_format' of type '{format}' is not supported with this model.", "response_format");
            case Fault.WrongKey:
                return Errors.Of(kind, 401, "invalid_api_key", "Access denied due to invalid subscription key.");
            case Fault.NoDeployment:
                return Errors.Of(kind, 404, "DeploymentNotFound", "The API deployment for this resource does not exist.");
            case Fault.Busy:
                context.Response.Headers["retry-after-ms"] = "20";
                context.Response.Headers.RetryAfter = "1";
                return Errors.Of(kind, 429, "rate_limit_exceeded", "Rate limit reached.");
            case Fault.Broken:
                return Errors.Of(kind, 500, "server_error", "The server had an error while processing your request.");
            case Fault.Loading:
                return Errors.Of(kind, 503, "unavailable_error", "Loading model");
            case Fault.PromptFiltered:
                return Errors.Filtered();
            case Fault.GatewayError:
                return Errors.Gateway();
            case Fault.Html:
                return Results.Text(SomePage, "text/html");
            default:
                return null;
        }
    }
}
