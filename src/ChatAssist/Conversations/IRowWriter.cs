using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChatAssist.Conversations;

/// <summary>Writes the rows that every message changes, within the transaction that is under way, past EF Core's own commands.</summary>
internal interface IRowWriter : IDisposable
{
    /// <param name="news">What the other nodes are told with the commit; null where there are none.</param>
    Task WriteAsync(IReadOnlyList<Conversation> changed, IReadOnlyList<Message> added, string? news);
}

/// <summary>A column as EF Core's model maps it.</summary>
internal sealed record StoredColumn(string Name, RelationalTypeMapping Mapping, Func<object, object?> Value)
{
    public static StoredColumn Of(IProperty property) =>
        new($"\"{property.GetColumnName()}\"", property.GetRelationalTypeMapping(), property.GetGetter().GetClrValueUsingContainingEntity);

    /// <summary>What is stored of a row; null where nothing is.</summary>
    public object? Read(object row) => Value(row) is { } value ? Mapping.Converter?.ConvertToProvider(value) ?? value : null;
}
