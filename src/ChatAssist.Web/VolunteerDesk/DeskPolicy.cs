using Microsoft.AspNetCore.Antiforgery;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>What holds for every page and act of the desk: nothing inline, framed by nobody, never kept by a cache.</summary>
internal static class DeskPolicy
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseDeskPolicy(this WebApplication app) => app.UseWhen(IsDesk, desk => desk.Use((context, next) =>
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XFrameOptions = "DENY";
        return next(context);
    }));

    /// <summary>Forms and scripts of our own pages carry a token that other sites cannot know.</summary>
    public static async ValueTask<object?> CheckFormAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var forms = context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
        return HttpMethods.IsGet(context.HttpContext.Request.Method) || await forms.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Results.Problem("Trang đã mở từ lâu. Anh/chị tải lại trang rồi làm lại; chữ đã gõ vẫn còn.", statusCode: StatusCodes.Status400BadRequest);
    }

    private static bool IsDesk(HttpContext context) => context.Request.Path.StartsWithSegments("/desk", StringComparison.OrdinalIgnoreCase);
}
