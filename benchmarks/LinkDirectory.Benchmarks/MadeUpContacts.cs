namespace LinkDirectory.Benchmarks;

/// <summary>Points of contact for the schools that a database has, 66,000 of them for England's, made by one statement each.</summary>
internal static class MadeUpContacts
{
    // Three roles at each school, four in five of them confirmed at some time, one in nine with nobody in post, one in fifty with mail that
    // came back.
    public const string Sql = """
        INSERT INTO PointsOfContact (SchoolId, Role, Label, Version, LastVerifiedAt, VerifyBy, UndeliverableSince)
          SELECT s.Id, r.value, '', 1, CASE WHEN s.Id % 5 = 0 THEN NULL ELSE 638900000000000000 + s.Id * 1000000000 END,
            date('now', (s.Id * 7 + r.id * 31) % 400 - 100 || ' days'), CASE WHEN (s.Id + r.id) % 50 = 0 THEN 639000000000000000 END
          FROM Schools s, json_each('["SeniorMentalHealthLead","Senco","Headteacher"]') r WHERE s.Id % 40 > 0 OR r.value <> 'SeniorMentalHealthLead';
        INSERT INTO People (Name, Email) SELECT substr('ABCDEFGHIJKLMNOPQRSTUVWXYZ', Id % 26 + 1, 1) || 'lex Holder ' || Id, 'person' || Id || '@school.example' FROM PointsOfContact;
        INSERT INTO Holders (PointOfContactId, PersonId, Deputy, Since) SELECT Id, Id, 0, '2025-09-01' FROM PointsOfContact WHERE Id % 9 > 0;
        """;
}
