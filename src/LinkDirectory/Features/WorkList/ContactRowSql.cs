namespace LinkDirectory.Features.WorkList;

/// <summary>The pieces that statements about the derived rows of points of contact are put together from.</summary>
internal static class ContactRowSql
{
    /// <summary>The rows of a page, with their organisations.</summary>
    public const string OrganisationsOf = """
        JOIN ContactRows r ON r.Id = p.Id
        LEFT JOIN Schools s ON s.Id = r.SchoolId LEFT JOIN Areas la ON la.Id = s.LocalAuthorityId
        LEFT JOIN Services v ON v.Id = r.ServiceId LEFT JOIN Providers vp ON vp.Id = v.ProviderId
        LEFT JOIN Areas a ON a.Id = r.AreaId
        """;

    // Each way in by its own index: of a condition with "or" the engine may make a scan.
    public static string Among(IEnumerable<(string Column, string Keys)> ways) =>
        string.Join(" UNION ALL ", ways.Select(way => $"SELECT x.Id FROM ContactRows x WHERE x.{way.Column} IN ({way.Keys})"));

    public static string All(IEnumerable<string> conditions) => string.Join(" AND ", conditions);

    public static string[] ColumnsOf(ContactGridOrder order) => order switch
    {
        ContactGridOrder.Organisation => ["Organisation"],
        ContactGridOrder.Role => ["Role", "Organisation"],
        ContactGridOrder.Holder => ["Holder"],
        ContactGridOrder.Currency => ["Currency", "Organisation"],
        ContactGridOrder.LastVerified => ["LastVerifiedAt"],
        ContactGridOrder.VerifyBy => ["VerifyBy"],
        _ => ["Place", "Organisation"],
    };
}
