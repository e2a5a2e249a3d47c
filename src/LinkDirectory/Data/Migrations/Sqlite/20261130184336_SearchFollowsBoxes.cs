using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkDirectory.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchFollowsBoxes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            SearchChangeTriggers.FollowBoxes(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
