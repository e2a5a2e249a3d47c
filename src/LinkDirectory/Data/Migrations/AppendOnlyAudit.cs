using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LinkDirectory.Data.Migrations.Sqlite
{
    /// <summary>The audit trail's lines are added and never altered or removed: the database itself refuses it.</summary>
    [DbContext(typeof(SqliteDirectoryDbContext))]
    [Migration("20261122060009_AppendOnlyAudit")]
    internal sealed class AppendOnlyAudit : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var change in (string[])["UPDATE", "DELETE"])
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER AuditLines_Refuse_{change} BEFORE {change} ON AuditLines
                    BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END
                    """);
            }
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER AuditLines_Refuse_UPDATE");
            migrationBuilder.Sql("DROP TRIGGER AuditLines_Refuse_DELETE");
        }
    }
}

namespace LinkDirectory.Data.Migrations.Postgres
{
    /// <summary>The audit trail's lines are added and never altered or removed: the database itself refuses it.</summary>
    [DbContext(typeof(PostgresDirectoryDbContext))]
    [Migration("20261122060009_AppendOnlyAudit")]
    internal sealed class AppendOnlyAudit : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'The audit trail is append-only.'; END $$
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "AuditLines_Refuse" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditLines"
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()
                """);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TRIGGER "AuditLines_Refuse" ON "AuditLines" """);
            migrationBuilder.Sql("DROP FUNCTION refuse_audit_change()");
        }
    }
}
