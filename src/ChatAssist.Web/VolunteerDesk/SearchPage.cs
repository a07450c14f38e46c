using ChatAssist.Answering;
using ChatAssist.Privacy;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>The page <c>/desk/search</c>: why a question finds what it finds, and misses what it misses.</summary>
internal static class SearchPage
{
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void MapSearchPage(this IEndpointRouteBuilder desk) => desk.MapGet("/search", Show);

    private static IResult Show(HttpContext context, LiveAssistant assistant, SearchPageHtml html, string? q, string? code)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "no-store";
        var question = PersonalData.Mask(q ?? "");
        var asked = PersonalData.Mask(code ?? "").Trim();
        var explanation = string.IsNullOrWhiteSpace(question) ? null : assistant.Current.Explainer.Explain(question, asked);
        return Results.Content(html.Write(question, asked, explanation), "text/html; charset=utf-8");
    }
}
