using System.Net;
using System.Text.Json.Nodes;

namespace ChatAssist.Fakes.Zalo;

/// <summary>Where an administrator gives permission, and where tokens come from. Failures come with status 200.</summary>
internal static class OAuthApi
{
    public static void MapOAuth(this IEndpointRouteBuilder routes, World world)
    {
        routes.MapGet("/v4/oa/permission", (HttpContext context) => AskPermission(context, world));
        routes.MapPost("/v4/oa/access_token", (HttpRequest request) => GiveTokensAsync(request.HttpContext, world));
    }

    private static IResult AskPermission(HttpContext context, World world)
    {
        var query = context.Request.Query;
        if (!world.Apps.ContainsKey(query["app_id"].ToString()))
        {
            return OAuthError(-14002, "Invalid app id");
        }

        if (!Uri.TryCreate(query["redirect_uri"], UriKind.Absolute, out var redirect))
        {
            return OAuthError(-14003, "Invalid redirect uri");
        }

        var oaId = query["oa_id"] is [{ } chosen] ? chosen : world.Accounts.Keys.First();
        if (query["approve"] != "1")
        {
            return Results.Text(Page(context, world), "text/html; charset=utf-8");
        }

        var code = world.Tokens.NewCode(oaId, query["app_id"].ToString(), query["code_challenge"]);
        var joint = redirect.Query.Length > 0 ? "&" : "?";
        return Results.Redirect($"{redirect}{joint}code={code}&oa_id={oaId}&state={Uri.EscapeDataString(query["state"].ToString())}");
    }

    private static string Page(HttpContext context, World world)
    {
        var address = context.Request.Path + context.Request.QueryString.Value;
        var accounts = string.Concat(world.Accounts.Values.Select(account =>
            $"<p><a href=\"{WebUtility.HtmlEncode($"{address}&approve=1&oa_id={account.Id}")}\">Đồng ý cho {WebUtility.HtmlEncode(account.Name)} ({account.Id})</a></p>"));
        return $"<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Cấp quyền</title><h1>Cho phép ứng dụng quản lý Official Account?</h1>{accounts}</html>";
    }

    private static async Task<IResult> GiveTokensAsync(HttpContext context, World world)
    {
        var injected = world.Errors.Take(context.Request.Path.Value!);
        if (injected is { IsDoneAllTheSame: false })
        {
            return injected.Code == 0 ? Results.StatusCode(injected.Status) : OAuthError(injected.Code, "Injected");
        }

        if (!context.Request.HasFormContentType)
        {
            return OAuthError(-14001, "Content type must be application/x-www-form-urlencoded");
        }

        var form = await context.Request.ReadFormAsync();
        if (!world.Apps.TryGetValue(form["app_id"].ToString(), out var app))
        {
            return OAuthError(-14002, "Invalid app id");
        }

        if (context.Request.Headers["secret_key"] != app.Secret)
        {
            return OAuthError(-14004, "Invalid secret key");
        }

        var given = form["grant_type"].ToString() switch
        {
            "authorization_code" => world.Tokens.Redeem(form["code"].ToString(), app.Id, form["code_verifier"]),
            "refresh_token" => world.Tokens.Refresh(form["refresh_token"].ToString(), app.Id),
            _ => null,
        };
        if (injected is { DelayMilliseconds: > 0 })
        {
            await Task.Delay(injected.DelayMilliseconds);
        }

        if (injected is not null && injected.Status != 200)
        {
            return Results.StatusCode(injected.Status);
        }

        return given is null
            ? form["grant_type"] == "refresh_token" ? OAuthError(-14020, "Invalid refresh token") : OAuthError(-14019, "Invalid code or code verifier")
            : Envelope.Of(new JsonObject
            {
                ["access_token"] = given.Value.Access,
                ["refresh_token"] = given.Value.Refresh,
                ["expires_in"] = ((long)world.Tokens.AccessLife.TotalSeconds).ToString(),
            });
    }

    private static IResult OAuthError(int code, string name) => Envelope.Of(new JsonObject
    {
        ["error"] = code,
        ["error_name"] = name,
        ["error_reason"] = name,
        ["error_description"] = name,
        ["ref_doc"] = "https://developers.zalo.me/docs",
        ["message"] = name,
    });
}
