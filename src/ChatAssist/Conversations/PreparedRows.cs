using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;

namespace ChatAssist.Conversations;

/// <summary>
/// Writes rows to SQLite by statements that are made once, from EF Core's model: EF Core makes and parses its commands anew
/// for each commit, which was a third of the work for a turn, and a command's named parameters were a tenth.
/// </summary>
internal sealed class PreparedRows : IRowWriter
{
    private readonly ChatAssistDb _db;
    private readonly Statement _message;
    private readonly Statement _conversation;

    /// <param name="db">Its connection is kept open as long as this lives, for prepared statements belong to a connection.</param>
    public PreparedRows(ChatAssistDb db)
    {
        _db = db;
        db.Database.OpenConnection();
        var connection = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        _message = Statement.Insert(db.Model.FindEntityType(typeof(Message))!, connection);
        _conversation = Statement.Update(db.Model.FindEntityType(typeof(Conversation))!, connection);
    }

    public Task WriteAsync(IReadOnlyList<Conversation> changed, IReadOnlyList<Message> added, string? news)
    {
        foreach (var conversation in changed)
        {
            _conversation.Execute(conversation);
        }

        foreach (var message in added)
        {
            _message.Execute(message);
        }

        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _message.Dispose();
        _conversation.Dispose();
        _db.Database.CloseConnection();
    }

    private sealed class Statement : IDisposable
    {
        private readonly sqlite3 _connection;
        private readonly sqlite3_stmt _statement;
        private readonly List<StoredColumn> _columns;

        private Statement(string sql, List<StoredColumn> columns, sqlite3 connection)
        {
            (_columns, _connection) = (columns, connection);
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), connection);
        }

        public static Statement Insert(IEntityType table, sqlite3 connection)
        {
            var columns = table.GetProperties().Select(StoredColumn.Of).ToList();
            return new Statement($"INSERT INTO {table.GetTableName()} ({string.Join(", ", columns.Select(column => column.Name))}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})", columns, connection);
        }

        public static Statement Update(IEntityType table, sqlite3 connection)
        {
            var columns = table.GetProperties().OrderBy(property => property.IsPrimaryKey()).Select(StoredColumn.Of).ToList();
            return new Statement($"UPDATE {table.GetTableName()} SET {string.Join(", ", columns.SkipLast(1).Select(column => $"{column.Name} = ?"))} WHERE {columns[^1].Name} = ?", columns, connection);
        }

        /// <remarks>The transaction has SQLite's only lock for writing, so it is never busy here.</remarks>
        public void Execute(object row)
        {
            try
            {
                for (var index = 0; index < _columns.Count; index++)
                {
                    Bind(index + 1, _columns[index].Read(row));
                }

                SqliteException.ThrowExceptionForRC(raw.sqlite3_step(_statement), _connection);
            }
            finally
            {
                raw.sqlite3_reset(_statement);
            }
        }

        public void Dispose() => _statement.Dispose();

        /// <summary>As Microsoft.Data.Sqlite stores values, which reads them.</summary>
        private void Bind(int index, object? value) => SqliteException.ThrowExceptionForRC(
            value switch
            {
                null => raw.sqlite3_bind_null(_statement, index),
                string text => BindText(index, text),
                long number => raw.sqlite3_bind_int64(_statement, index, number),
                int number => raw.sqlite3_bind_int(_statement, index, number),
                bool isSo => raw.sqlite3_bind_int(_statement, index, isSo ? 1 : 0),
                DateTime time => BindText(index, time.ToString(@"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", CultureInfo.InvariantCulture)),
                Guid id => BindText(index, id.ToString().ToUpperInvariant()),
                _ => throw new NotSupportedException($"{value.GetType().Name} in {_columns[index - 1].Name}"),
            },
            _connection);

        private int BindText(int index, string text)
        {
            if (text.Length == 0)
            {
                // No bytes at all would be taken for null.
                return raw.sqlite3_bind_text(_statement, index, text);
            }

            var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
            var result = raw.sqlite3_bind_text(_statement, index, bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
            ArrayPool<byte>.Shared.Return(bytes);
            return result;
        }
    }
}
