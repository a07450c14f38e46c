using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ChatAssist.Conversations;

/// <summary>
/// Writes a commit's rows to PostgreSQL by one statement a table, each column as one array, in one round trip with the news of
/// it. A statement a row, as EF Core sends them, costs both sides more than the rows do.
/// </summary>
internal sealed class UnnestedRows(ChatAssistDb db) : IRowWriter
{
    private readonly Table _conversations = Table.Of(db.Model.FindEntityType(typeof(Conversation))!, isChanged: true);
    private readonly Table _messages = Table.Of(db.Model.FindEntityType(typeof(Message))!, isChanged: false);

    public async Task WriteAsync(IReadOnlyList<Conversation> changed, IReadOnlyList<Message> added, string? news)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction());
        if (changed.Count > 0)
        {
            batch.BatchCommands.Add(_conversations.Write(changed));
        }

        if (added.Count > 0)
        {
            batch.BatchCommands.Add(_messages.Write(added));
        }

        if (news is not null)
        {
            batch.BatchCommands.Add(ConversationNews.Tell(news));
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync();
        }
    }

    public void Dispose()
    {
        // Npgsql keeps what it has prepared with its connections.
    }

    private sealed record Table(string Sql, IReadOnlyList<ArrayColumn> Columns)
    {
        /// <param name="isChanged">The rows are there, and their key finds them; by an index, however old what PostgreSQL knows of the table's size.</param>
        public static Table Of(IEntityType table, bool isChanged)
        {
            var columns = table.GetProperties().Select(ArrayColumn.Of).ToList();
            var names = string.Join(", ", columns.Select(column => column.Column.Name));
            var insert = $"INSERT INTO {table.GetTableName()} ({names}) SELECT * FROM unnest({string.Join(", ", columns.Select((_, index) => $"${index + 1}"))})";
            var set = string.Join(", ", columns.Where(column => !column.IsKey).Select(column => $"{column.Column.Name} = excluded.{column.Column.Name}"));
            return new Table(isChanged ? $"{insert} ON CONFLICT ({columns.Find(column => column.IsKey)!.Column.Name}) DO UPDATE SET {set}" : insert, columns);
        }

        public NpgsqlBatchCommand Write(IReadOnlyList<object> rows)
        {
            var command = new NpgsqlBatchCommand(Sql);
            foreach (var column in Columns)
            {
                command.Parameters.Add(column.Parameter(rows));
            }

            return command;
        }
    }

    private sealed record ArrayColumn(StoredColumn Column, bool IsKey, Type Element)
    {
        public static ArrayColumn Of(IProperty property)
        {
            var type = property.GetRelationalTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
            var element = Nullable.GetUnderlyingType(type) ?? type;
            return new ArrayColumn(StoredColumn.Of(property), property.IsPrimaryKey(), element.IsValueType && property.IsNullable ? typeof(Nullable<>).MakeGenericType(element) : element);
        }

        public NpgsqlParameter Parameter(IReadOnlyList<object> rows)
        {
            var values = Array.CreateInstance(Element, rows.Count);
            for (var index = 0; index < rows.Count; index++)
            {
                values.SetValue(Column.Read(rows[index]), index);
            }

            return new NpgsqlParameter { Value = values, DataTypeName = $"{Column.Mapping.StoreType}[]" };
        }
    }
}
