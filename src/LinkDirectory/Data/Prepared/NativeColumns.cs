using System.Runtime.InteropServices;
using SQLitePCL;

namespace LinkDirectory.Data.Prepared;

/// <summary>
/// The columns of a row that SQLite has at hand. A hot path reads hundreds of them, each within nanoseconds, where the provider takes and
/// gives back the statement's handle at every call and tells the collector that it has left managed code. Neither is needed: the
/// connection keeps the statement for as long as it reads, one thread at a time, and nothing here waits or calls back.
/// </summary>
internal static unsafe partial class NativeColumns
{
    private const string Sqlite = "e_sqlite3";

    public static nint PointerTo(sqlite3_stmt statement) => statement.DangerousGetHandle();

    /// <summary>Whether the column is null.</summary>
    public static bool IsNull(nint statement, int column) => Type(statement, column) == raw.SQLITE_NULL;

    /// <summary>Its text or blob, until the statement goes on to another row; empty for null.</summary>
    public static ReadOnlySpan<byte> Bytes(nint statement, int column)
    {
        // In this order: looking at the bytes may make them first.
        var first = Blob(statement, column);
        return new ReadOnlySpan<byte>(first, Length(statement, column));
    }

    [LibraryImport(Sqlite, EntryPoint = "sqlite3_column_int"), SuppressGCTransition]
    public static partial int Int32(nint statement, int column);

    [LibraryImport(Sqlite, EntryPoint = "sqlite3_column_int64"), SuppressGCTransition]
    public static partial long Int64(nint statement, int column);

    [LibraryImport(Sqlite, EntryPoint = "sqlite3_column_double"), SuppressGCTransition]
    public static partial double Double(nint statement, int column);

    [LibraryImport(Sqlite, EntryPoint = "sqlite3_column_type"), SuppressGCTransition]
    private static partial int Type(nint statement, int column);

    [LibraryImport(Sqlite, EntryPoint = "sqlite3_column_blob"), SuppressGCTransition]
    private static partial void* Blob(nint statement, int column);

    [LibraryImport(Sqlite, EntryPoint = "sqlite3_column_bytes"), SuppressGCTransition]
    private static partial int Length(nint statement, int column);
}
