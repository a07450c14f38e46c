namespace ChatAssist.Fakes.Zalo;

/// <summary>Checks what every call of the OA API is checked for: token, proof, rate.</summary>
internal sealed class Caller(World world)
{
    /// <summary>Runs the call as the OA that the token belongs to, or says what is wrong.</summary>
    public async Task<IResult> AsAsync(HttpContext context, Func<OfficialAccount, Task<IResult>> call)
    {
        var injected = world.Errors.Take(context.Request.Path.Value!);
        if (injected is { DelayMilliseconds: > 0 })
        {
            await Task.Delay(injected.DelayMilliseconds, context.RequestAborted);
        }

        if (injected is { IsDoneAllTheSame: false })
        {
            return Refuse(injected);
        }

        var token = context.Request.Headers["access_token"].ToString();
        var (oaId, error) = world.Tokens.Check(token);
        if (error != 0)
        {
            return Envelope.Error(error, "Access token is invalid");
        }

        var account = world.Accounts[oaId];
        var app = world.Apps[account.AppId];
        if (app.WantsProof && context.Request.Headers["appsecret_proof"] != Proof.Of(app.Secret, token))
        {
            return Envelope.Error(-242, "appsecret_proof is invalid");
        }

        if (account.IsDisabled)
        {
            return Envelope.Error(-204, "Official Account has been disabled");
        }

        if (!IsWithinRate(app, context.Response))
        {
            return Envelope.Error(-32, "Your application reached limit call api");
        }

        var answer = await call(account);
        return injected is null ? answer : Refuse(injected);
    }

    private bool IsWithinRate(App app, HttpResponse response)
    {
        lock (world.Lock)
        {
            // The rate is of real time, however the clock is moved.
            var now = TimeProvider.System.GetUtcNow();
            while (app.Requests.TryPeek(out var oldest) && oldest < now.AddMinutes(-1))
            {
                app.Requests.Dequeue();
            }

            var isWithin = app.Requests.Count < app.RequestsPerMinute;
            if (isWithin)
            {
                app.Requests.Enqueue(now);
            }

            response.Headers["X-RateLimit-Limit"] = app.RequestsPerMinute.ToString();
            response.Headers["X-RateLimit-Remain"] = (app.RequestsPerMinute - app.Requests.Count).ToString();
            return isWithin;
        }
    }

    private static IResult Refuse(InjectedError error) => error.Code == 0 ? Results.StatusCode(error.Status) : Envelope.Error(error.Code, "Injected");
}
