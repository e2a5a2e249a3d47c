using Microsoft.EntityFrameworkCore.Migrations;

namespace LinkDirectory.Data.Migrations.Sqlite;

/// <summary>
/// Notes each record that the search knows when it is added, changed or taken away, whatever writes it. Part of a migration: a later
/// change is a new migration, not an edit here. Each insert trigger is one statement, which <see cref="BulkLoad"/> can run for many rows.
/// </summary>
internal static class SearchChangeTriggers
{
    private const int School = 0, Service = 1, Provider = 2, Area = 3;

    public static void Create(MigrationBuilder migration)
    {
        Keep(migration, "Schools", School, "Id", """
            Name, Town, Locality, District, County, Postcode, GiasLocalAuthorityName, Trust, Telephone, Urn, Laestab, Ukprn, Status,
            Latitude, Longitude
            """);
        Keep(migration, "Services", Service, "Id", "Name, ProviderId, Reference, Kind, Needs, Status, Telephone, UrgentTelephone");
        Keep(migration, "ServiceLocations", Service, "ServiceId", "ServiceId, Name, Town, Locality, County, Postcode, Latitude, Longitude");
        Keep(migration, "ServiceCatchmentAreas", Service, "ServiceId", "ServiceId, AreaId");
        Keep(migration, "Providers", Provider, "Id", "Name, OdsCode, Kind");
        Keep(migration, "Areas", Area, "Id", "Name, Code, Kind, ValidUntil");
        KeepFormerNames(migration);
        // A service is found by the names of its catchment's areas.
        migration.Sql($"""
            CREATE TRIGGER AreasSearchServices AFTER UPDATE OF Name ON Areas WHEN new.Name <> old.Name BEGIN
              {Note($"SELECT c.ServiceId * 4 + {Service}, {Next} FROM ServiceCatchmentAreas c WHERE c.AreaId = new.Id")};
            END
            """);
    }

    /// <summary>Where nobody says where a service is, the search puts it in the middle of its catchment's areas: it follows their boxes.</summary>
    public static void FollowBoxes(MigrationBuilder migration)
    {
        migration.Sql("DROP TRIGGER AreasSearchServices");
        migration.Sql($"""
            CREATE TRIGGER AreasSearchServices AFTER UPDATE OF Name, MinLatitude, MaxLatitude, MinLongitude, MaxLongitude ON Areas BEGIN
              {Note($"SELECT c.ServiceId * 4 + {Service}, {Next} FROM ServiceCatchmentAreas c WHERE c.AreaId = new.Id")};
            END
            """);
    }

    private static void Keep(MigrationBuilder migration, string table, int kind, string id, string columns)
    {
        migration.Sql($"""
            CREATE TRIGGER {table}SearchInsert AFTER INSERT ON {table}
            BEGIN {Note($"VALUES (new.{id} * 4 + {kind}, {Next})")}; END
            """);
        migration.Sql($"""
            CREATE TRIGGER {table}SearchUpdate AFTER UPDATE OF {columns} ON {table}
            BEGIN {Note($"VALUES (new.{id} * 4 + {kind}, {Next})")}; END
            """);
        migration.Sql($"""
            CREATE TRIGGER {table}SearchDelete AFTER DELETE ON {table}
            BEGIN {Note($"VALUES (old.{id} * 4 + {kind}, {Next})")}; END
            """);
    }

    // A school is found by the names of those that it followed.
    private static void KeepFormerNames(MigrationBuilder migration)
    {
        foreach (var (happened, urn) in new[] { ("INSERT", "new"), ("UPDATE OF PredecessorName", "new"), ("DELETE", "old") })
        {
            migration.Sql($"""
                CREATE TRIGGER SchoolSuccessionsSearch{happened[..6]} AFTER {happened} ON SchoolSuccessions
                BEGIN {Note($"SELECT s.Id * 4 + {School}, {Next} FROM Schools s WHERE s.Urn = {urn}.SuccessorUrn")}; END
                """);
        }
    }

    private const string Next = "(SELECT coalesce(max(Sequence), 0) + 1 FROM SearchChanges)";

    private static string Note(string values) => $"INSERT OR REPLACE INTO SearchChanges(Row, Sequence) {values}";
}
