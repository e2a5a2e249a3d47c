using LinkDirectory.Data.Prepared;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Contacts;

/// <summary>The statements that read points of contact and their people. ?1 is a list of ids.</summary>
internal static class ContactStatements
{
    private static readonly EntityColumns<PointOfContact> Columns = new("c");
    private static readonly EntityColumns<Holder> HolderColumns = new("h");
    private static readonly EntityColumns<Person> PersonColumns = new("p");
    private static readonly EntityColumns<Verification> VerificationColumns = new("v");

    public static readonly ReadStatement<PointOfContact> ByIds = By("Id");

    public static readonly ReadStatement<PointOfContact> BySchools = By("SchoolId");

    /// <summary>The senior mental health leads' roles alone.</summary>
    public static readonly ReadStatement<PointOfContact> LeadsBySchools = By("SchoolId", ContactRole.SeniorMentalHealthLead);

    public static readonly ReadStatement<PointOfContact> ByServices = By("ServiceId");

    public static readonly ReadStatement<PointOfContact> ByAreas = By("AreaId");

    /// <summary>?1: an area's id; ?2: today. How many open schools in it have somebody in post as mental health lead.</summary>
    public static readonly ReadStatement<int> SchoolsWithLead = new(
        $"""
        SELECT count(*) FROM "SchoolAreas" t CROSS JOIN "Schools" s ON s."Id" = t."SchoolId"
        WHERE t."AreaId" = ?1 AND {SchoolStatements.IsTeaching} AND EXISTS (
          SELECT 1 FROM "PointsOfContact" c CROSS JOIN "Holders" h ON h."PointOfContactId" = c."Id"
          WHERE c."SchoolId" = s."Id" AND c."Role" = '{nameof(ContactRole.SeniorMentalHealthLead)}' AND h."Deputy" = 0
            AND h."Since" <= ?2 AND (h."Until" IS NULL OR h."Until" >= ?2))
        """,
        row => row.Int32());

    private static readonly ReadStatement<Holder> Holders = new(
        model => $"""
            SELECT {HolderColumns.List(model)}, {PersonColumns.List(model)} FROM "Holders" h
            CROSS JOIN "People" p ON p."Id" = h."PersonId" WHERE h."PointOfContactId" {KeyList.Chosen} ORDER BY h."Id"
            """,
        row =>
        {
            var holder = HolderColumns.Read(row);
            holder.Person = PersonColumns.Read(row);
            return holder;
        });

    /// <summary>What was said about each of the points of contact.</summary>
    public static readonly ReadStatement<Verification> Verifications = new(
        model => $"""
            SELECT {VerificationColumns.List(model)} FROM "Verifications" v WHERE v."PointOfContactId" {KeyList.Chosen} ORDER BY v."Id"
            """,
        VerificationColumns.Read);

    /// <summary>Points of contact with all their holders, by id: two statements, one where there are none.</summary>
    public static async Task<List<PointOfContact>> WithPeopleAsync(
        DirectoryDb directory, ReadStatement<PointOfContact> which, IReadOnlyCollection<int> keys, CancellationToken cancellation)
    {
        var contacts = await directory.ReadAsync(which, cancellation, KeyList.Of(keys));
        if (contacts.Count == 0)
        {
            return contacts;
        }

        var byId = contacts.ToDictionary(c => c.Id);
        foreach (var holder in await directory.ReadAsync(Holders, cancellation, KeyList.Of(byId.Keys)))
        {
            byId[holder.PointOfContactId].Holders.Add(holder);
        }

        return contacts;
    }

    private static ReadStatement<PointOfContact> By(string key, ContactRole? role = null)
    {
        var only = role is null ? "" : $"""AND c."Role" = '{role}'""";
        return new(
            model => $"""SELECT {Columns.List(model)} FROM "PointsOfContact" c WHERE c."{key}" {KeyList.Chosen} {only} ORDER BY c."Id" """,
            Columns.Read);
    }
}
