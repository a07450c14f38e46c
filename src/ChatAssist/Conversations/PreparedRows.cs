using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChatAssist.Conversations;

/// <summary>
/// Writes the two rows that every message changes by statements that are made once, from EF Core's model, on SQLite: there
/// EF Core makes and parses its commands anew for each commit, which was a third of the work for a turn. To PostgreSQL EF
/// Core sends a commit's rows in one batch of statements that Npgsql has prepared, and ours was slower.
/// </summary>
internal sealed class PreparedRows : IDisposable
{
    private readonly ChatAssistDb _db;
    private readonly Statement _message;
    private readonly Statement _conversation;

    /// <param name="db">Its connection is kept open as long as this lives, for prepared statements belong to a connection.</param>
    public PreparedRows(ChatAssistDb db)
    {
        _db = db;
        db.Database.OpenConnection();
        var connection = db.Database.GetDbConnection();
        _message = Statement.Insert(Table(typeof(Message)), connection);
        _conversation = Statement.Update(Table(typeof(Conversation)), connection);
    }

    /// <summary>Writes within the transaction that is under way.</summary>
    public void Write(IEnumerable<Conversation> changed, IEnumerable<Message> added)
    {
        var transaction = _db.Database.CurrentTransaction!.GetDbTransaction();
        foreach (var conversation in changed)
        {
            _conversation.Execute(conversation, transaction);
        }

        foreach (var message in added)
        {
            _message.Execute(message, transaction);
        }
    }

    public void Dispose()
    {
        _message.Command.Dispose();
        _conversation.Command.Dispose();
        _db.Database.CloseConnection();
    }

    private IEntityType Table(Type type) => _db.Model.FindEntityType(type)!;

    private sealed record Statement(DbCommand Command, IReadOnlyList<Column> Columns)
    {
        public static Statement Insert(IEntityType table, DbConnection connection)
        {
            var columns = table.GetProperties().Select(Column.Of).ToList();
            var names = string.Join(", ", columns.Select(column => column.Name));
            return Of($"INSERT INTO {table.GetTableName()} ({names}) VALUES ({string.Join(", ", columns.Select((_, index) => $"@p{index}"))})", columns, connection);
        }

        public static Statement Update(IEntityType table, DbConnection connection)
        {
            var columns = table.GetProperties().OrderBy(property => property.IsPrimaryKey()).Select(Column.Of).ToList();
            var set = string.Join(", ", columns.SkipLast(1).Select((column, index) => $"{column.Name} = @p{index}"));
            return Of($"UPDATE {table.GetTableName()} SET {set} WHERE {columns[^1].Name} = @p{columns.Count - 1}", columns, connection);
        }

        public void Execute(object row, DbTransaction transaction)
        {
            for (var index = 0; index < Columns.Count; index++)
            {
                Command.Parameters[index].Value = Columns[index].Read(row) ?? DBNull.Value;
            }

            Command.Transaction = transaction;
            Command.ExecuteNonQuery();
        }

        private static Statement Of(string sql, IReadOnlyList<Column> columns, DbConnection connection)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            for (var index = 0; index < columns.Count; index++)
            {
                command.Parameters.Add(columns[index].Mapping.CreateParameter(command, $"@p{index}", value: null, nullable: true));
            }

            return new Statement(command, columns);
        }
    }

    private sealed record Column(string Name, RelationalTypeMapping Mapping, Func<object, object?> Value)
    {
        public static Column Of(IProperty property) =>
            new($"\"{property.GetColumnName()}\"", property.GetRelationalTypeMapping(), property.GetGetter().GetClrValueUsingContainingEntity);

        public object? Read(object row) => Value(row) is { } value ? Mapping.Converter?.ConvertToProvider(value) ?? value : null;
    }
}
