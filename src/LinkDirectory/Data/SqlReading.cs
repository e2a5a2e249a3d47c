using System.Data;
using System.Data.Common;

namespace LinkDirectory.Data;

/// <summary>SQL of an import's own, on the context's connection and in its transaction.</summary>
internal static class SqlReading
{
    /// <summary>Every row that the statement gives. The statement is constant text; all that varies is a parameter.</summary>
    public static async Task<List<T>> QueryAsync<T>(
        this DirectoryDbContext db, string sql, Func<DbDataReader, T> read, CancellationToken cancellation,
        params IEnumerable<(string Name, object? Value)> parameters)
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open)
        {
            await db.Database.OpenConnectionAsync(cancellation);
        }

        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Callers hand constant text.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<T>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(read(rows));
        }

        return found;
    }
}
