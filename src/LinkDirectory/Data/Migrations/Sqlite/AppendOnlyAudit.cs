using Microsoft.EntityFrameworkCore.Migrations;

namespace LinkDirectory.Data.Migrations.Sqlite;

/// <summary>The audit trail's lines are added and never altered or removed: the database itself refuses it.</summary>
internal static class AppendOnlyAudit
{
    public static void Create(MigrationBuilder migration)
    {
        foreach (var change in (string[])["UPDATE", "DELETE"])
        {
            migration.Sql($"""
                CREATE TRIGGER AuditLines_Refuse_{change} BEFORE {change} ON AuditLines
                BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END
                """);
        }
    }
}
