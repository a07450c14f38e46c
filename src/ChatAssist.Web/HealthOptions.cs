using System.ComponentModel.DataAnnotations;

namespace ChatAssist.Web;

/// <summary>Settings of <c>/health/ready</c>, section <c>Health</c>.</summary>
public sealed class HealthOptions
{
    /// <summary>Seconds that a turn may be owed before the state is degraded. A lease and its takeover fit in.</summary>
    [Range(1, 3_600)]
    public int LongestWaitSeconds { get; init; } = 20;
}
