using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LinkDirectory.Data;

/// <summary>Calls of SQLite's own interface, where the ADO provider would look every parameter up by name each time.</summary>
internal static class SqliteStatement
{
    /// <summary>Gives a parameter its value: as the ADO provider writes it, so that what is read back is the same.</summary>
    /// <param name="place">From 1.</param>
    /// <exception cref="ArgumentException">No column has values of that type.</exception>
    /// <exception cref="SqliteException">The engine refused it.</exception>
    public static void Bind(sqlite3 sqlite, sqlite3_stmt statement, int place, object? value) => Check(sqlite, value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        int number => raw.sqlite3_bind_int(statement, place, number),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        double number => raw.sqlite3_bind_double(statement, place, number),
        DateOnly day => raw.sqlite3_bind_text(statement, place, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"A {value.GetType()} is not a parameter.", nameof(value)),
    });

    /// <exception cref="SqliteException">The result is a failure.</exception>
    public static void Check(sqlite3 sqlite, int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            throw new SqliteException(raw.sqlite3_errmsg(sqlite).utf8_to_string(), result, raw.sqlite3_extended_errcode(sqlite));
        }
    }
}
