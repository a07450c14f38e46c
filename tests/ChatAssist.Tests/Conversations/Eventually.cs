namespace ChatAssist.Tests.Conversations;

/// <summary>Waits for the system to settle: looks again and again, and gives up loudly.</summary>
public static class Eventually
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!await isSo())
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
