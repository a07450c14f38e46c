namespace ChatAssist.Handoffs;

/// <summary>Which units' conversations someone may see.</summary>
public sealed class Scope
{
    private readonly Role _role;
    private readonly HashSet<Guid> _units;

    public Scope(Role role, Guid unitId, UnitTree tree)
    {
        _role = role;
        _units = tree.Upwards(unitId);
        if (IsLeader)
        {
            _units.UnionWith(tree.Downwards(unitId));
        }
    }

    /// <summary>Sees what others hold, and what is overdue.</summary>
    public bool IsLeader => _role is Role.DeputyLeader or Role.TeamLeader or Role.Administrator;

    public bool IsAll => _role == Role.Administrator;

    public bool MaySeeConversations => _role != Role.Editor;

    /// <summary>What is meant for nobody in particular is everybody's.</summary>
    public bool Covers(Guid? unitId) => MaySeeConversations && (IsAll || unitId is null || _units.Contains(unitId.Value));

    public IReadOnlyCollection<Guid> Units => _units;
}
