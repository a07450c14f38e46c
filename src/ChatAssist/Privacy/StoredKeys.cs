using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Privacy;

/// <summary>A secret of the server's own, made once and shared by all its nodes.</summary>
public sealed class StoredKey
{
    public required string Name { get; init; }

    public required byte[] Value { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Keeps the server's own secrets in the database, so that what was signed before a restart is valid after it.</summary>
public sealed class StoredKeys(IDbContextFactory<ChatAssistDb> databases, TimeProvider clock)
{
    private const int Bytes = 32;

    public byte[] GetOrCreate(string name)
    {
        if (Find(name) is { } key)
        {
            return key;
        }

        try
        {
            Add(name, RandomNumberGenerator.GetBytes(Bytes));
        }
        catch (DbUpdateException) when (Find(name) is not null)
        {
            // Another node was quicker; its key is the one.
        }

        return Find(name)!;
    }

    public void Add(string name, byte[] value)
    {
        using var db = databases.CreateDbContext();
        db.Keys.Add(new StoredKey { Name = name, Value = value, CreatedAt = clock.GetUtcNow() });
        db.SaveChanges();
    }

    public IReadOnlyList<StoredKey> StartingWith(string prefix)
    {
        using var db = databases.CreateDbContext();
        return [.. db.Keys.AsNoTracking().Where(key => key.Name.StartsWith(prefix))];
    }

    private byte[]? Find(string name)
    {
        using var db = databases.CreateDbContext();
        return db.Keys.Where(key => key.Name == name).Select(key => key.Value).FirstOrDefault();
    }
}
