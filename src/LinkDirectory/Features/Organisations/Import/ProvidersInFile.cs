using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Saving;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>
/// The providers that a file of services names, each once: known by its ODS code, else by its name. A file's first word on a
/// provider counts; an empty cell says nothing.
/// </summary>
internal sealed class ProvidersInFile(IReadOnlyCollection<Provider> known, ImportReport report)
{
    private readonly List<Plan> plans = [];

    public IEnumerable<Provider> Added => plans.Where(plan => plan.Old is null).Select(plan => plan.Provider);

    public IEnumerable<(Provider Old, Provider New)> Changed =>
        plans.Where(plan => plan.Old is not null && plan.Changes.Count > 0).Select(plan => (plan.Old!, plan.Provider));

    /// <summary>The providers named, as they are in the directory or are to be added.</summary>
    public IEnumerable<Provider> Named => plans.Select(plan => plan.Old ?? plan.Provider);

    /// <summary>The provider that a row means, or null where the row was rejected.</summary>
    public Provider? Find(ServiceRow row)
    {
        var draft = row.Provider;
        var plan = plans.Find(plan => IsSame(plan.Provider, draft));
        if (plan is null)
        {
            plan = Begin(draft, row.Reference);
        }
        else
        {
            WarnOfContradiction(plan.Provider, draft, row.Reference);
        }

        return plan is null ? null : plan.Old ?? plan.Provider;
    }

    /// <summary>Reports the providers that are new or change.</summary>
    public void Report()
    {
        foreach (var plan in plans.Where(plan => plan.Old is null || plan.Changes.Count > 0))
        {
            report.Add(new ImportDifference(plan.Line, $"Provider {plan.Provider.Name}",
                plan.Old is null ? ImportRowOutcome.Added : ImportRowOutcome.Changed, plan.Changes));
        }
    }

    private Plan? Begin(ProviderDraft draft, RowReference reference)
    {
        var old = known.FirstOrDefault(provider => draft.OdsCode is not null && provider.OdsCode == draft.OdsCode)
            ?? known.FirstOrDefault(provider => IsNamed(provider, draft.Name));
        if (old is { OdsCode: not null } && draft.OdsCode is not null && old.OdsCode != draft.OdsCode)
        {
            reference.Reject(report, ServiceColumns.ProviderOds, draft.OdsCode,
                $"{old.Name} has the ODS code {old.OdsCode} here. Correct the code, or give the other organisation its own name.");
            return null;
        }

        if (old is null && (draft.Name is null || draft.Kind is null))
        {
            var column = draft.Name is null ? ServiceColumns.Provider : ServiceColumns.ProviderKind;
            reference.Reject(
                report, column, null, "This provider is new here. Give its name and its kind, as in NHS trust or voluntary sector.");
            return null;
        }

        var provider = ProviderRules.Build(draft, old);
        var plan = new Plan(reference.Line, old, provider, old is null ? [] : Changes(old, provider));
        plans.Add(plan);
        return plan;
    }

    private void WarnOfContradiction(Provider first, ProviderDraft draft, RowReference reference)
    {
        Warn(ServiceColumns.Provider, draft.Name, first.Name);
        Warn(ServiceColumns.ProviderOds, draft.OdsCode, first.OdsCode);
        Warn(ServiceColumns.ProviderKind, draft.Kind?.ToString(), first.Kind.ToString());
        Warn(ServiceColumns.ProviderWebsite, draft.Website, first.Website?.AbsoluteUri);

        void Warn(ImportColumn column, string? said, string? before)
        {
            if (said is not null && said != before)
            {
                reference.Warn(report, column, said,
                    $"An earlier row says '{before ?? "nothing"}' of the same provider, which was taken. Make the rows agree.");
            }
        }
    }

    private static bool IsSame(Provider provider, ProviderDraft draft) =>
        (draft.OdsCode is not null && provider.OdsCode == draft.OdsCode)
        || ((draft.OdsCode is null || provider.OdsCode is null) && IsNamed(provider, draft.Name));

    private static bool IsNamed(Provider provider, string? name) => provider.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static List<FieldChange> Changes(Provider old, Provider provider) =>
        [.. ProviderRules.Differences(old, provider).Select(change => new FieldChange(change.Field, change.From, change.To))];

    private sealed record Plan(int Line, Provider? Old, Provider Provider, IReadOnlyList<FieldChange> Changes);
}
