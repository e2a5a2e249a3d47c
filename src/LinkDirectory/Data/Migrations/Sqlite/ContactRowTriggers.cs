using Microsoft.EntityFrameworkCore.Migrations;

namespace LinkDirectory.Data.Migrations.Sqlite;

/// <summary>
/// Keeps the rows that points of contact are filtered and sorted by, whatever writes the records: no feature can forget them.
/// Currency depends on the day, so the rows are of a day; moving the day on derives again the rows that it changes.
/// Part of a migration, so it names states and roles as they were then.
/// </summary>
internal static class ContactRowTriggers
{
    private const int Current = 0, Due = 1, Overdue = 2, Unverified = 3, Vacant = 4, Undeliverable = 5;
    private const string Lead = "SeniorMentalHealthLead";
    private const string DueDays = "21 days";
    private const string Columns =
        "Id, Kind, SchoolId, ServiceId, AreaId, Organisation, Role, Place, Holder, Currency, LastVerifiedAt, VerifyBy, ChangesOn";

    public static void Create(MigrationBuilder migration)
    {
        migration.Sql("CREATE TABLE ContactRowsDay (Id INTEGER PRIMARY KEY CHECK (Id = 1), Today TEXT NOT NULL)");
        migration.Sql("INSERT INTO ContactRowsDay VALUES (1, '0001-01-01')");
        migration.Sql(Now());
        migration.Sql($"""
            CREATE TRIGGER ContactRowsOnDay AFTER UPDATE OF Today ON ContactRowsDay BEGIN
              INSERT OR REPLACE INTO ContactRows ({Columns}) SELECT {Columns} FROM ContactRowsNow
              WHERE Id IN (SELECT r.Id FROM ContactRows r WHERE r.ChangesOn <= new.Today OR new.Today < old.Today);
            END
            """);
        KeepRows(migration);
        KeepSchoolsWithoutLead(migration);
        KeepPeople(migration);
    }

    // The rows as the records say on the rows' day: CurrencyRule, in the engine's words.
    private static string Now() => $"""
        CREATE VIEW ContactRowsNow AS
        SELECT c.Id,
          CASE WHEN c.SchoolId IS NOT NULL THEN 0 WHEN c.ServiceId IS NOT NULL THEN 1 ELSE 2 END AS Kind,
          c.SchoolId, c.ServiceId, c.AreaId,
          lower(coalesce(s.Name, v.Name, a.Name)) AS Organisation,
          c.Role,
          lower(coalesce(la.Name, a.Name,
            (SELECT ca.Name FROM ServiceCatchmentAreas sca JOIN Areas ca ON ca.Id = sca.AreaId
             WHERE sca.ServiceId = c.ServiceId ORDER BY ca.Name LIMIT 1), '')) AS Place,
          lower(p.Name) AS Holder,
          CASE
            WHEN h.Id IS NULL THEN {Vacant}
            WHEN c.UndeliverableSince IS NOT NULL THEN {Undeliverable}
            WHEN c.LastVerifiedAt IS NULL THEN {Unverified}
            WHEN c.VerifyBy < d.Today THEN {Overdue}
            WHEN c.VerifyBy <= date(d.Today, '+{DueDays}') THEN {Due}
            ELSE {Current} END AS Currency,
          c.LastVerifiedAt, c.VerifyBy,
          (SELECT min(Day) FROM (
            SELECT t.Since AS Day FROM Holders t WHERE t.PointOfContactId = c.Id AND NOT t.Deputy AND t.Since > d.Today
            UNION ALL SELECT date(t.Until, '+1 day') FROM Holders t WHERE t.PointOfContactId = c.Id AND NOT t.Deputy AND t.Until >= d.Today
            UNION ALL SELECT date(c.VerifyBy, '-{DueDays}') WHERE date(c.VerifyBy, '-{DueDays}') > d.Today
            UNION ALL SELECT date(c.VerifyBy, '+1 day') WHERE c.VerifyBy >= d.Today)) AS ChangesOn
        FROM PointsOfContact c
        CROSS JOIN ContactRowsDay d
        LEFT JOIN Schools s ON s.Id = c.SchoolId
        LEFT JOIN Services v ON v.Id = c.ServiceId
        LEFT JOIN Areas a ON a.Id = c.AreaId
        LEFT JOIN Areas la ON la.Id = s.LocalAuthorityId
        LEFT JOIN Holders h ON h.Id = (
          SELECT t.Id FROM Holders t
          WHERE t.PointOfContactId = c.Id AND NOT t.Deputy AND t.Since <= d.Today AND (t.Until IS NULL OR t.Until >= d.Today)
          ORDER BY t.Since DESC, t.Id DESC LIMIT 1)
        LEFT JOIN People p ON p.Id = h.PersonId
        WHERE coalesce(s.Status <> 'Closed', v.Status <> 'Ended', 1)
        """;

    private static void KeepRows(MigrationBuilder migration)
    {
        Follow(migration, "ContactRowsOnContactInsert", "INSERT ON PointsOfContact", "SELECT new.Id");
        Follow(migration, "ContactRowsOnContactUpdate",
            "UPDATE OF SchoolId, ServiceId, AreaId, Role, UndeliverableSince, LastVerifiedAt, VerifyBy ON PointsOfContact",
            "SELECT new.Id");
        Follow(migration, "ContactRowsOnHolderInsert", "INSERT ON Holders", "SELECT new.PointOfContactId");
        Follow(migration, "ContactRowsOnHolderUpdate", "UPDATE ON Holders",
            "SELECT new.PointOfContactId UNION SELECT old.PointOfContactId");
        Follow(migration, "ContactRowsOnHolderDelete", "DELETE ON Holders", "SELECT old.PointOfContactId");
        Follow(migration, "ContactRowsOnPersonUpdate", "UPDATE OF Name ON People WHEN new.Name <> old.Name",
            "SELECT PointOfContactId FROM Holders WHERE PersonId = new.Id");
        Follow(
            migration, "ContactRowsOnSchoolUpdate",
            "UPDATE OF Name, Status, LocalAuthorityId ON Schools "
                + "WHEN new.Name <> old.Name OR new.Status <> old.Status OR new.LocalAuthorityId IS NOT old.LocalAuthorityId",
            "SELECT Id FROM PointsOfContact WHERE SchoolId = new.Id");
        Follow(
            migration, "ContactRowsOnServiceUpdate",
            "UPDATE OF Name, Status ON Services WHEN new.Name <> old.Name OR new.Status <> old.Status",
            "SELECT Id FROM PointsOfContact WHERE ServiceId = new.Id");
        Follow(migration, "ContactRowsOnAreaUpdate", "UPDATE OF Name ON Areas WHEN new.Name <> old.Name", """
            SELECT Id FROM PointsOfContact WHERE AreaId = new.Id
            UNION SELECT c.Id FROM Schools s JOIN PointsOfContact c ON c.SchoolId = s.Id WHERE s.LocalAuthorityId = new.Id
            UNION SELECT c.Id FROM ServiceCatchmentAreas a JOIN PointsOfContact c ON c.ServiceId = a.ServiceId WHERE a.AreaId = new.Id
            """);
        Follow(migration, "ContactRowsOnCatchmentInsert", "INSERT ON ServiceCatchmentAreas",
            "SELECT Id FROM PointsOfContact WHERE ServiceId = new.ServiceId");
        Follow(migration, "ContactRowsOnCatchmentDelete", "DELETE ON ServiceCatchmentAreas",
            "SELECT Id FROM PointsOfContact WHERE ServiceId = old.ServiceId");
    }

    private static void Follow(MigrationBuilder migration, string trigger, string when, string contacts) => migration.Sql($"""
        CREATE TRIGGER {trigger} AFTER {when} BEGIN
          DELETE FROM ContactRows WHERE Id IN ({contacts});
          INSERT INTO ContactRows ({Columns}) SELECT {Columns} FROM ContactRowsNow WHERE Id IN ({contacts});
        END
        """);

    // A school just added has no role yet. The form of that trigger is one that a bulk load can run for many rows at once.
    private static void KeepSchoolsWithoutLead(MigrationBuilder migration)
    {
        migration.Sql("""
            CREATE TRIGGER LeadOnSchoolInsert AFTER INSERT ON Schools BEGIN
              INSERT INTO SchoolsWithoutLead SELECT new.Id, lower(new.Name) WHERE new.Status IN ('Open', 'ProposedToClose');
            END
            """);
        migration.Sql($"""
            CREATE TRIGGER LeadOnSchoolUpdate AFTER UPDATE OF Name, Status ON Schools
            WHEN new.Name <> old.Name OR new.Status <> old.Status BEGIN
              DELETE FROM SchoolsWithoutLead WHERE SchoolId = new.Id;
              INSERT INTO SchoolsWithoutLead SELECT new.Id, lower(new.Name) WHERE {WithoutLead("new")};
            END
            """);
        Gap("LeadOnContactInsert", "INSERT", $"new.Role = '{Lead}'", "new");
        Gap("LeadOnContactUpdate", "UPDATE OF Role, SchoolId", $"'{Lead}' IN (new.Role, old.Role)", "new", "old");
        Gap("LeadOnContactDelete", "DELETE", $"old.Role = '{Lead}'", "old");

        void Gap(string trigger, string when, string which, params string[] sides)
        {
            var schools = string.Join(", ", sides.Select(side => $"{side}.SchoolId"));
            migration.Sql($"""
                CREATE TRIGGER {trigger} AFTER {when} ON PointsOfContact WHEN {which} BEGIN
                  DELETE FROM SchoolsWithoutLead WHERE SchoolId IN ({schools});
                  INSERT INTO SchoolsWithoutLead SELECT s.Id, lower(s.Name) FROM Schools s WHERE s.Id IN ({schools}) AND {WithoutLead("s")};
                END
                """);
        }
    }

    private static string WithoutLead(string school) =>
        $"{school}.Status IN ('Open', 'ProposedToClose') "
            + $"AND NOT EXISTS (SELECT 1 FROM PointsOfContact c WHERE c.SchoolId = {school}.Id AND c.Role = '{Lead}')";

    // People's names apart from the words that anyone may search.
    private static void KeepPeople(MigrationBuilder migration)
    {
        const string add = "INSERT INTO PeopleIndex(rowid, Name) VALUES (new.Id, replace(replace(new.Name, '''', ''), '’', ''));";
        migration.Sql("""
            CREATE VIRTUAL TABLE PeopleIndex USING fts5(Name, content='', contentless_delete=1,
              tokenize="unicode61 remove_diacritics 2", prefix='2 3 4')
            """);
        migration.Sql($"CREATE TRIGGER PeopleIndexInsert AFTER INSERT ON People BEGIN {add} END");
        migration.Sql($"""
            CREATE TRIGGER PeopleIndexUpdate AFTER UPDATE OF Name ON People WHEN new.Name <> old.Name
            BEGIN DELETE FROM PeopleIndex WHERE rowid = old.Id; {add} END
            """);
        migration.Sql("CREATE TRIGGER PeopleIndexDelete AFTER DELETE ON People BEGIN DELETE FROM PeopleIndex WHERE rowid = old.Id; END");
    }
}
