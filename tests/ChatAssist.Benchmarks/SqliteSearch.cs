using System.Globalization;
using System.Text.RegularExpressions;
using ChatAssist.Guides;
using ChatAssist.Search;
using Microsoft.Data.Sqlite;

namespace ChatAssist.Benchmarks;

/// <summary>SQLite FTS5 over the same fields with the same weights, folded by us: its own remove_diacritics leaves đ alone.</summary>
internal sealed partial class SqliteSearch : IDisposable
{
    public const string Name = "SQLite FTS5: same ten fields, folded, OR, top 10";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _search;
    private readonly SqliteParameter _words;

    public SqliteSearch(string file, IEnumerable<string[]> documents)
    {
        File.Delete(file);
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        Fill(documents);
        _search = _connection.CreateCommand();
        _search.CommandText = $"SELECT rowid FROM procedures WHERE procedures MATCH $words ORDER BY bm25(procedures, {Weights}) LIMIT 10";
        _words = _search.Parameters.Add("$words", SqliteType.Text);
        _search.Prepare();
    }

    private static string Columns => string.Join(", ", IndexedText.Fields.Select((_, i) => $"c{i}"));

    private static string Weights => string.Join(", ", IndexedText.Fields.Select(options => options.Weight.ToString(CultureInfo.InvariantCulture)));

    public List<int> Search(string question)
    {
        // Quoted, "and" and "not" are words to look for and no query syntax.
        _words.Value = string.Join(" OR ", Words().Matches(VietnameseText.Fold(question)).Select(word => $"\"{word.Value}\""));
        var found = new List<int>(10);
        using var rows = _search.ExecuteReader();
        while (rows.Read())
        {
            found.Add(rows.GetInt32(0));
        }

        return found;
    }

    public void Dispose()
    {
        _search.Dispose();
        _connection.Dispose();
    }

    private void Fill(IEnumerable<string[]> documents)
    {
        using var transaction = _connection.BeginTransaction();
        using var create = _connection.CreateCommand();
        create.CommandText = $"CREATE VIRTUAL TABLE procedures USING fts5({Columns}, content='', tokenize=\"unicode61 remove_diacritics 2\")";
        create.ExecuteNonQuery();
        using var insert = _connection.CreateCommand();
        insert.CommandText = $"INSERT INTO procedures(rowid, {Columns}) VALUES ($row, {string.Join(", ", IndexedText.Fields.Select((_, i) => $"$c{i}"))})";
        var row = insert.Parameters.Add("$row", SqliteType.Integer);
        var cells = IndexedText.Fields.Select((_, i) => insert.Parameters.Add($"$c{i}", SqliteType.Text)).ToList();
        foreach (var (number, texts) in documents.Index())
        {
            row.Value = number;
            for (var i = 0; i < texts.Length; i++)
            {
                cells[i].Value = VietnameseText.Fold(texts[i]);
            }

            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        using var optimize = _connection.CreateCommand();
        optimize.CommandText = "INSERT INTO procedures(procedures) VALUES ('optimize')";
        optimize.ExecuteNonQuery();
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Words();
}
