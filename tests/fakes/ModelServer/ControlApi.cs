namespace ChatAssist.Fakes.Models;

/// <summary>What scripts may ask of the fake: say this, misbehave so, be slow.</summary>
internal sealed class ControlApi(World world)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/control");
        control.MapGet("/requests", () => Results.Json(world.Requests.Select(asked => new { kind = asked.Kind.ToString(), asked.Body })));
        control.MapPost("/say", (Line line) => Done(() => world.Say(line.Where, line.Reply)));
        control.MapPost("/fault", (Trouble trouble) => Done(() => Misbehave(trouble)));
        control.MapPost("/pace", (Pace pace) => Done(() => (world.FirstToken, world.Pace) = (TimeSpan.FromMilliseconds(pace.FirstToken), TimeSpan.FromMilliseconds(pace.Between))));
    }

    private void Misbehave(Trouble trouble)
    {
        if (trouble.Always)
        {
            world.MisbehaveAlways(trouble.Fault);
        }
        else
        {
            world.Misbehave([.. Enumerable.Repeat(trouble.Fault, Math.Max(1, trouble.Times))]);
        }
    }

    private static IResult Done(Action act)
    {
        act();
        return Results.NoContent();
    }

    internal sealed record Line(string Where, string Reply);

    internal sealed record Trouble(Fault Fault, int Times = 1, bool Always = false);

    internal sealed record Pace(int FirstToken, int Between);
}
