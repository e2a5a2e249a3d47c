using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkDirectory.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchFollowsChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "PredecessorName",
                table: "SchoolSuccessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "District",
                table: "Schools",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SearchChanges",
                columns: table => new
                {
                    Row = table.Column<long>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchChanges", x => x.Row);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SearchChanges_Sequence",
                table: "SearchChanges",
                column: "Sequence");

            SearchChangeTriggers.Create(migrationBuilder);
            migrationBuilder.Sql("DROP TABLE SearchVocabulary");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SearchChanges");

            migrationBuilder.DropColumn(
                name: "PredecessorName",
                table: "SchoolSuccessions");

            migrationBuilder.DropColumn(
                name: "District",
                table: "Schools");
        }
    }
}
