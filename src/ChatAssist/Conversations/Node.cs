using System.Security.Cryptography;

namespace ChatAssist.Conversations;

/// <summary>This process among those that share a database. A restarted process is another node: what the old one held, it has lost.</summary>
public sealed class Node
{
    public string Id { get; } = $"{Environment.MachineName}-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
}
