namespace ChatAssist.Handoffs;

/// <summary>Đơn vị, tổ, đội: a node of the tree that volunteers and conversations belong to (province → commune → team).</summary>
public sealed class Unit
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    public Guid? ParentId { get; set; }

    /// <summary>The fields (lĩnh vực) whose conversations come here first, one a line; empty: none in particular.</summary>
    public string Fields { get; set; } = "";
}

/// <summary>The tree as a whole, small enough to be read in one go.</summary>
public sealed class UnitTree(IReadOnlyList<Unit> units)
{
    private readonly Dictionary<Guid, Unit> _byId = units.ToDictionary(unit => unit.Id);

    public IReadOnlyList<Unit> All => units;

    public Unit? Find(Guid? id) => id is { } known ? _byId.GetValueOrDefault(known) : null;

    public string NameOf(Guid? id) => Find(id)?.Name ?? "";

    /// <summary>The unit and all those above it.</summary>
    public HashSet<Guid> Upwards(Guid id)
    {
        var found = new HashSet<Guid>();
        for (var unit = Find(id); unit is not null && found.Add(unit.Id); unit = Find(unit.ParentId))
        {
            // Climbs until the root; a circle ends it as well.
        }

        return found;
    }

    /// <summary>The unit and all those below it.</summary>
    public HashSet<Guid> Downwards(Guid id) => [.. units.Where(unit => Upwards(unit.Id).Contains(id)).Select(unit => unit.Id)];

    /// <summary>In the order of the tree, with how deep each lies.</summary>
    public IReadOnlyList<(Unit Unit, int Depth)> InOrder()
    {
        var ordered = new List<(Unit, int)>();
        Add(parent: null, depth: 0);
        return ordered;

        void Add(Guid? parent, int depth)
        {
            foreach (var unit in units.Where(unit => unit.ParentId == parent).OrderBy(unit => unit.Name, StringComparer.Ordinal))
            {
                ordered.Add((unit, depth));
                Add(unit.Id, depth + 1);
            }
        }
    }
}
