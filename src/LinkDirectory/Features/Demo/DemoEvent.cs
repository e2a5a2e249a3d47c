using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Demo;

/// <summary>
/// What happened to a point of contact or a service's record of the demo, in days before the day of seeding, so that the demo
/// looks alike on every day.
/// </summary>
/// <param name="Role">Null for the service's own record.</param>
/// <param name="DaysAgo">When it was verified; null where it never was.</param>
/// <param name="MailCameBackDaysAgo">Since when mail comes back; null where it arrives.</param>
/// <param name="AwayForDays">For how many days from today the holder is away; null where they are here.</param>
internal sealed record DemoEvent(
    string Organisation, ContactRole? Role, string Label, int? DaysAgo, VerificationMethod Method, VerificationOutcome Outcome, string? By,
    int? MailCameBackDaysAgo, int? AwayForDays)
{
    private const int LongestAgo = 3650;

    private static readonly ImportColumn OrganisationColumn = new("organisation") { Required = true };
    private static readonly ImportColumn RoleColumn = new("role") { Required = true };
    private static readonly ImportColumn LabelColumn = new("label") { Required = true };
    private static readonly ImportColumn DaysAgoColumn = new("days_ago") { Required = true };
    private static readonly ImportColumn MethodColumn = new("method") { Required = true };
    private static readonly ImportColumn OutcomeColumn = new("outcome") { Required = true };
    private static readonly ImportColumn ByColumn = new("by") { Required = true, Personal = true };
    private static readonly ImportColumn MailColumn = new("mail_came_back_days_ago") { Required = true };
    private static readonly ImportColumn AwayColumn = new("away_for_days") { Required = true };

    /// <summary>Reads the demo's file of events.</summary>
    /// <exception cref="InvalidOperationException">The file, which is part of this program, has an error in it.</exception>
    public static List<DemoEvent> ReadAll(string path)
    {
        using var source = ImportSource.Open(path);
        var report = new ImportReport("verifications", source.FileName);
        using var table = ImportTable.Open(
            source, "the demo's verifications", [OrganisationColumn, RoleColumn, LabelColumn, DaysAgoColumn, MethodColumn, OutcomeColumn,
                ByColumn, MailColumn, AwayColumn], report);
        var values = new RowValues(table);
        var events = new List<DemoEvent>();
        while (table.Read())
        {
            events.Add(new DemoEvent(
                values.Required(OrganisationColumn),
                table[RoleColumn] is null ? null : values.Value(RoleColumn, ContactRole.Other),
                table[LabelColumn] ?? "",
                values.Whole(DaysAgoColumn, 0, LongestAgo),
                values.Value(MethodColumn, VerificationMethod.Telephone),
                values.Value(OutcomeColumn, VerificationOutcome.Confirmed),
                table[ByColumn],
                values.Whole(MailColumn, 0, LongestAgo),
                values.Whole(AwayColumn, 1, LongestAgo)));
        }

        return report.Problems is [var problem, ..] ? throw new InvalidOperationException($"{source.FileName}: {problem}") : events;
    }
}
