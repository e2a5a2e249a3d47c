using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkDirectory.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AreasThatEnd : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Derived",
                table: "OutwardCodes",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "AreaHeirs",
                columns: table => new
                {
                    AreaId = table.Column<int>(type: "INTEGER", nullable: false),
                    EndedAreaId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AreaHeirs", x => new { x.AreaId, x.EndedAreaId });
                    table.ForeignKey(
                        name: "FK_AreaHeirs_Areas_AreaId",
                        column: x => x.AreaId,
                        principalTable: "Areas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AreaHeirs_Areas_EndedAreaId",
                        column: x => x.EndedAreaId,
                        principalTable: "Areas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AreaReaches",
                columns: table => new
                {
                    AreaId = table.Column<int>(type: "INTEGER", nullable: false),
                    OtherAreaId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AreaReaches", x => new { x.AreaId, x.OtherAreaId });
                    table.ForeignKey(
                        name: "FK_AreaReaches_Areas_AreaId",
                        column: x => x.AreaId,
                        principalTable: "Areas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AreaReaches_Areas_OtherAreaId",
                        column: x => x.OtherAreaId,
                        principalTable: "Areas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SchoolGrounds",
                columns: table => new
                {
                    AreaId = table.Column<int>(type: "INTEGER", nullable: false),
                    SchoolId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SchoolGrounds", x => new { x.SchoolId, x.AreaId });
                    table.ForeignKey(
                        name: "FK_SchoolGrounds_Areas_AreaId",
                        column: x => x.AreaId,
                        principalTable: "Areas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SchoolGrounds_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AreaHeirs_EndedAreaId",
                table: "AreaHeirs",
                column: "EndedAreaId");

            migrationBuilder.CreateIndex(
                name: "IX_AreaReaches_OtherAreaId",
                table: "AreaReaches",
                column: "OtherAreaId");

            migrationBuilder.CreateIndex(
                name: "IX_SchoolGrounds_AreaId",
                table: "SchoolGrounds",
                column: "AreaId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AreaHeirs");

            migrationBuilder.DropTable(
                name: "AreaReaches");

            migrationBuilder.DropTable(
                name: "SchoolGrounds");

            migrationBuilder.DropColumn(
                name: "Derived",
                table: "OutwardCodes");
        }
    }
}
