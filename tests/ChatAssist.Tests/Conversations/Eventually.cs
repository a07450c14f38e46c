using System.Globalization;

namespace ChatAssist.Tests.Conversations;

/// <summary>Waits for the system to settle: looks again and again, and gives up loudly.</summary>
public static class Eventually
{
    /// <summary>A machine that many share is slow without being wrong: <c>CHATASSIST_PATIENCE</c>, in seconds.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable("CHATASSIST_PATIENCE") ?? "60", CultureInfo.InvariantCulture));

    public static async Task TrueAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await isSo())
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
