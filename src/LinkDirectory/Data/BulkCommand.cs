using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LinkDirectory.Data;

/// <summary>
/// A statement prepared once and run for each of many rows, in the context's transaction. For imports, where
/// <c>SaveChanges</c> would follow every row.
/// </summary>
public sealed class BulkCommand : IDisposable
{
    private readonly DbCommand command;

    /// <param name="db">An open context, in its transaction.</param>
    /// <param name="sql">The statement, with its parameters named @p0, @p1 and so on.</param>
    /// <param name="parameters">How many parameters it has.</param>
    public BulkCommand(DirectoryDbContext db, string sql, int parameters)
    {
        command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        for (var index = 0; index < parameters; index++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@p" + index;
            command.Parameters.Add(parameter);
        }
    }

    /// <summary>Runs the statement with these values, in the parameters' order, and returns how many rows it changed.</summary>
    public int Execute(params ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        return command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();
}
