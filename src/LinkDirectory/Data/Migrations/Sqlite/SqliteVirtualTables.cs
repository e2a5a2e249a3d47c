using Microsoft.EntityFrameworkCore.Migrations;

namespace LinkDirectory.Data.Migrations.Sqlite;

/// <summary>
/// The baseline's R*Tree and FTS5 tables and the triggers that keep them. Part of a migration: a later change is a new
/// migration, not an edit here.
/// </summary>
internal static class SqliteVirtualTables
{
    private static readonly string[] Spatial = ["SchoolIndex", "ServiceLocationIndex", "AreaIndex", "CatchmentIndex"];

    public static void Create(MigrationBuilder migration)
    {
        foreach (var index in Spatial)
        {
            migration.Sql($"CREATE VIRTUAL TABLE {index} USING rtree(Id, MinLongitude, MaxLongitude, MinLatitude, MaxLatitude)");
        }

        KeepPoints(migration, "Schools", "SchoolIndex");
        KeepPoints(migration, "ServiceLocations", "ServiceLocationIndex");
        KeepBoxes(migration, "Areas", "AreaIndex", "");
        KeepBoxes(migration, "Services", "CatchmentIndex", "Catchment");

        // Contentless: the words are searched here and the records read from their own tables. The row's number tells the
        // kind (Id * 4 + 0 school, 1 service, 2 provider, 3 area).
        migration.Sql("""
            CREATE VIRTUAL TABLE SearchIndex USING fts5(Name, Place, Code, content='', contentless_delete=1,
              tokenize="unicode61 remove_diacritics 2", prefix='2 3 4')
            """);
        migration.Sql("CREATE VIRTUAL TABLE SearchVocabulary USING fts5vocab('SearchIndex', 'row')");

        KeepWords(migration, "Schools", 0, "Name, Town, Locality, Postcode, Urn, Laestab",
            "coalesce(new.Town, '') || ' ' || coalesce(new.Locality, '') || ' ' || "
                + "coalesce(new.Postcode || ' ' || replace(new.Postcode, ' ', ''), '')",
            "new.Urn || ' ' || coalesce(new.Laestab, '')");
        KeepWords(migration, "Services", 1, "Name, ProviderId, Reference",
            "coalesce((SELECT p.Name FROM Providers p WHERE p.Id = new.ProviderId), '')", "new.Reference");
        KeepWords(migration, "Providers", 2, "Name, OdsCode", "''", "coalesce(new.OdsCode, '')");
        KeepWords(migration, "Areas", 3, "Name, Code", "''", "new.Code");
        migration.Sql("""
            CREATE TRIGGER ServicesFollowProvider AFTER UPDATE OF Name ON Providers WHEN new.Name <> old.Name BEGIN
              UPDATE Services SET ProviderId = ProviderId WHERE ProviderId = new.Id;
            END
            """);
    }

    private static void KeepPoints(MigrationBuilder migration, string table, string index)
    {
        var add = $"INSERT INTO {index} SELECT new.Id, new.Longitude, new.Longitude, new.Latitude, new.Latitude "
            + "WHERE new.Latitude IS NOT NULL AND new.Longitude IS NOT NULL;";
        KeepIndex(migration, table, index, "Latitude, Longitude", add);
    }

    private static void KeepBoxes(MigrationBuilder migration, string table, string index, string prefix)
    {
        var columns = string.Join(", ", new[] { "MinLongitude", "MaxLongitude", "MinLatitude", "MaxLatitude" }.Select(c => prefix + c));
        var values = string.Join(", ", columns.Split(", ").Select(c => "new." + c));
        KeepIndex(migration, table, index, columns,
            $"INSERT INTO {index} SELECT new.Id, {values} WHERE new.{prefix}MinLongitude IS NOT NULL;");
    }

    private static void KeepIndex(MigrationBuilder migration, string table, string index, string columns, string add)
    {
        migration.Sql($"CREATE TRIGGER {index}Insert AFTER INSERT ON {table} BEGIN {add} END");
        migration.Sql($"""
            CREATE TRIGGER {index}Update AFTER UPDATE OF {columns} ON {table}
            BEGIN DELETE FROM {index} WHERE Id = old.Id; {add} END
            """);
        migration.Sql($"CREATE TRIGGER {index}Delete AFTER DELETE ON {table} BEGIN DELETE FROM {index} WHERE Id = old.Id; END");
    }

    // Apostrophes go, so that "St Mary's" is found by "st marys".
    private static void KeepWords(MigrationBuilder migration, string table, int kind, string columns, string place, string code)
    {
        var add = "INSERT INTO SearchIndex(rowid, Name, Place, Code) "
            + $"VALUES (new.Id * 4 + {kind}, replace(replace(new.Name, '''', ''), '’', ''), {place}, {code});";
        migration.Sql($"CREATE TRIGGER {table}WordsInsert AFTER INSERT ON {table} BEGIN {add} END");
        migration.Sql($"""
            CREATE TRIGGER {table}WordsUpdate AFTER UPDATE OF {columns} ON {table}
            BEGIN DELETE FROM SearchIndex WHERE rowid = old.Id * 4 + {kind}; {add} END
            """);
        migration.Sql($"""
            CREATE TRIGGER {table}WordsDelete AFTER DELETE ON {table}
            BEGIN DELETE FROM SearchIndex WHERE rowid = old.Id * 4 + {kind}; END
            """);
    }
}
