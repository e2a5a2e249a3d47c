namespace LinkDirectory.Benchmarks.England;

/// <summary>Six links of each service, with the schools that follow the one where it is; a quarter of them are under review.</summary>
internal static class MadeUpLinks
{
    public const string Sql = $"""
        {MadeUpServices.Near}
        INSERT INTO Links (SchoolId, ServiceId, Status, AgreedOn, ReviewBy, Version)
          SELECT s.Id, n.ServiceId, CASE WHEN s.Id % 4 = 0 THEN 'UnderReview' ELSE 'Agreed' END, '2026-01-05', '2027-01-05', 1
          FROM Near n CROSS JOIN Schools s ON s.Id BETWEEN n.SchoolId + 1 AND n.SchoolId + 6;
        DROP TABLE Near;
        """;
}
