using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkDirectory.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ProviderProposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ProviderProposals",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ProviderId = table.Column<int>(type: "INTEGER", nullable: false),
                    ProposedById = table.Column<int>(type: "INTEGER", nullable: false),
                    ProposedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Replaces = table.Column<bool>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", nullable: false),
                    AnsweredById = table.Column<int>(type: "INTEGER", nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Before_Kind = table.Column<string>(type: "TEXT", nullable: true),
                    Before_Name = table.Column<string>(type: "TEXT", nullable: true),
                    Before_OdsCode = table.Column<string>(type: "TEXT", nullable: true),
                    Before_Website = table.Column<string>(type: "TEXT", nullable: true),
                    Proposed_Kind = table.Column<string>(type: "TEXT", nullable: true),
                    Proposed_Name = table.Column<string>(type: "TEXT", nullable: true),
                    Proposed_OdsCode = table.Column<string>(type: "TEXT", nullable: true),
                    Proposed_Website = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProviderProposals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProviderProposals_Providers_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Providers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ProviderProposals_ProviderId_ProposedById",
                table: "ProviderProposals",
                columns: new[] { "ProviderId", "ProposedById" },
                unique: true,
                filter: "\"Outcome\" = 'Waiting'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ProviderProposals");
        }
    }
}
