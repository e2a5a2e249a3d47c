namespace LinkDirectory.Benchmarks.England;

/// <summary>
/// Points of contact and their people for the schools, services and areas that a database has, where nobody has a role yet: 65,450 at
/// England's schools, 10,000 at its services, and one for each area.
/// </summary>
internal static class MadeUpContacts
{
    // Three roles at each school and two at each service; four in five confirmed at some time, one in nine with nobody in post, one in
    // fifty with mail that came back. People's numbers are their roles'.
    public const string Sql = """
        INSERT INTO PointsOfContact (SchoolId, Role, Label, Version, SharedEmail, LastVerifiedAt, VerifyBy, UndeliverableSince)
          SELECT s.Id, r.value, '', 1, 'role' || r.id || '@school' || s.Urn || '.example',
            CASE WHEN s.Id % 5 > 0 THEN 638900000000000000 + s.Id % 22000 * 1000000000 END,
            date('now', ((s.Id * 7 + r.id * 31) % 400 - 100) || ' days'),
            CASE WHEN (s.Id + r.id) % 50 = 0 THEN 639000000000000000 END
          FROM Schools s, json_each('["SeniorMentalHealthLead","Senco","Headteacher"]') r
          WHERE s.Id % 40 > 0 OR r.value <> 'SeniorMentalHealthLead';
        INSERT INTO PointsOfContact
          (ServiceId, Role, Label, Version, SharedEmail, SharedTelephone, LastVerifiedAt, VerifyBy, UndeliverableSince)
          SELECT s.Id, r.value, '', 1, 'role' || r.id || '@' || s.Reference || '.example', '01632' || (960000 + s.Id % 1000),
            CASE WHEN s.Id % 5 > 0 THEN 638900000000000000 + s.Id % 5000 * 1000000000 END,
            date('now', ((s.Id * 7 + r.id * 31) % 200 - 50) || ' days'),
            CASE WHEN (s.Id + r.id) % 50 = 0 THEN 639000000000000000 END
          FROM Services s, json_each('["CypmhsPointOfContact","TeamManager"]') r;
        INSERT INTO PointsOfContact (AreaId, Role, Label, Version) SELECT Id, 'AreaLead', '', 1 FROM Areas;
        INSERT INTO People (Id, Name, Email)
          SELECT Id, substr('ABCDEFGHIJKLMNOPQRSTUVWXYZ', Id % 26 + 1, 1) || 'lex Holder ' || Id, 'person' || Id || '@school.example'
          FROM PointsOfContact;
        INSERT INTO Holders (PointOfContactId, PersonId, Deputy, Since)
          SELECT Id, Id, 0, '2025-09-01' FROM PointsOfContact WHERE Id % 9 > 0;
        INSERT INTO Verifications (PointOfContactId, At, Method, Outcome, By)
          SELECT Id, LastVerifiedAt, 'EmailedLink', 'Confirmed', 'Somebody' FROM PointsOfContact WHERE LastVerifiedAt IS NOT NULL;
        """;
}
