using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkDirectory.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SchoolHeirs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SchoolHeirs",
                columns: table => new
                {
                    ClosedSchoolId = table.Column<int>(type: "INTEGER", nullable: false),
                    SchoolId = table.Column<int>(type: "INTEGER", nullable: false),
                    DeclinedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SchoolHeirs", x => x.ClosedSchoolId);
                    table.ForeignKey(
                        name: "FK_SchoolHeirs_Schools_ClosedSchoolId",
                        column: x => x.ClosedSchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SchoolHeirs_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SchoolHeirs_SchoolId",
                table: "SchoolHeirs",
                column: "SchoolId");

            // Schools that had closed before this migration. Later imports derive them again.
            migrationBuilder.Sql("""
                WITH RECURSIVE Followed(ClosedSchoolId, Urn, IsSplit) AS (
                  SELECT c."Id", f."SuccessorUrn", IFNULL(f."Manner", '') LIKE '%split%'
                    FROM "Schools" c JOIN "SchoolSuccessions" f ON f."PredecessorUrn" = c."Urn" WHERE c."Status" = 'Closed'
                  UNION
                  SELECT o.ClosedSchoolId, f."SuccessorUrn", o.IsSplit OR IFNULL(f."Manner", '') LIKE '%split%'
                    FROM Followed o JOIN "Schools" c ON c."Urn" = o.Urn AND c."Status" = 'Closed'
                    JOIN "SchoolSuccessions" f ON f."PredecessorUrn" = c."Urn"),
                Ends AS (
                  SELECT o.ClosedSchoolId, o.Urn, o.IsSplit, s."Id" AS SchoolId, s."Status" IN ('Open', 'ProposedToClose') AS IsOpen
                    FROM Followed o LEFT JOIN "Schools" s ON s."Urn" = o.Urn
                    WHERE s."Status" IS NULL OR s."Status" <> 'Closed'
                      OR NOT EXISTS (SELECT 1 FROM "SchoolSuccessions" f WHERE f."PredecessorUrn" = o.Urn))
                INSERT INTO "SchoolHeirs" ("ClosedSchoolId", "SchoolId", "DeclinedAt")
                  SELECT ClosedSchoolId, MAX(SchoolId), NULL FROM Ends GROUP BY ClosedSchoolId
                    HAVING COUNT(DISTINCT Urn) = 1 AND MAX(IsSplit) = 0 AND MIN(IFNULL(IsOpen, 0)) = 1
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SchoolHeirs");
        }
    }
}
