using Npgsql;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

/// <summary>Raw SQL against test databases.</summary>
internal static class Sql
{
    /// <summary>Rows as the application inside one transaction, with the scope set first; committed.</summary>
    public static async Task<IReadOnlyList<object?[]>> AppAsync(TestDatabase database, Guid? owner, string sql, string setting = "app.owner")
    {
        await using var connection = await database.OpenAppAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (owner is { } id)
        {
            await RowsAsync(connection, $"select set_config('{setting}', '{id}', true)");
        }

        var rows = await RowsAsync(connection, sql);
        await transaction.CommitAsync();
        return rows;
    }

    /// <summary>Rows as the owner of the tables.</summary>
    public static async Task<IReadOnlyList<object?[]>> OwnerAsync(TestDatabase database, string sql)
    {
        await using var connection = await database.OpenOwnerAsync();
        return await RowsAsync(connection, sql);
    }

    /// <summary>First column as text.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(TestDatabase database, string sql) => [.. (await OwnerAsync(database, sql)).Select(r => (string)r[0]!)];

    private static async Task<IReadOnlyList<object?[]>> RowsAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = await reader.IsDBNullAsync(i) ? null : reader.GetValue(i);
            }

            rows.Add(row);
        }

        return rows;
    }
}
