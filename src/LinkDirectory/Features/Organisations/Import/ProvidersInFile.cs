using LinkDirectory.Features.Imports;

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
        var words = row.Provider;
        var plan = plans.Find(plan => IsSame(plan.Provider, words));
        if (plan is null)
        {
            plan = Begin(words, row.Mark);
        }
        else
        {
            WarnOfContradiction(plan.Provider, words, row.Mark);
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

    public static void Apply(Provider old, Provider provider)
    {
        (old.Name, old.OdsCode, old.Kind, old.Website) = (provider.Name, provider.OdsCode, provider.Kind, provider.Website);
    }

    private Plan? Begin(ProviderWords words, RowMark mark)
    {
        var old = known.FirstOrDefault(provider => words.OdsCode is not null && provider.OdsCode == words.OdsCode)
            ?? known.FirstOrDefault(provider => IsNamed(provider, words.Name));
        if (old is { OdsCode: not null } && words.OdsCode is not null && old.OdsCode != words.OdsCode)
        {
            mark.Reject(report, ServiceColumns.ProviderOds, words.OdsCode,
                $"{old.Name} has the ODS code {old.OdsCode} here. Correct the code, or give the other organisation its own name.");
            return null;
        }

        if (old is null && (words.Name is null || words.Kind is null))
        {
            var column = words.Name is null ? ServiceColumns.Provider : ServiceColumns.ProviderKind;
            mark.Reject(report, column, null,
                "This provider is new here. Give its name and its kind, as in NHS trust or voluntary sector.");
            return null;
        }

        var provider = new Provider
        {
            Name = words.Name ?? old!.Name,
            OdsCode = words.OdsCode ?? old?.OdsCode,
            Kind = words.Kind ?? old!.Kind,
            Website = words.Website ?? old?.Website,
        };
        var plan = new Plan(mark.Line, old, provider, old is null ? [] : Changes(old, provider));
        plans.Add(plan);
        return plan;
    }

    private void WarnOfContradiction(Provider first, ProviderWords words, RowMark mark)
    {
        Warn(ServiceColumns.Provider, words.Name, first.Name);
        Warn(ServiceColumns.ProviderOds, words.OdsCode, first.OdsCode);
        Warn(ServiceColumns.ProviderKind, words.Kind?.ToString(), first.Kind.ToString());
        Warn(ServiceColumns.ProviderWebsite, words.Website?.ToString(), first.Website?.ToString());

        void Warn(ImportColumn column, string? said, string? before)
        {
            if (said is not null && said != before)
            {
                mark.Warn(report, column, said,
                    $"An earlier row says '{before ?? "nothing"}' of the same provider, which was taken. Make the rows agree.");
            }
        }
    }

    private static bool IsSame(Provider provider, ProviderWords words) =>
        (words.OdsCode is not null && provider.OdsCode == words.OdsCode)
        || ((words.OdsCode is null || provider.OdsCode is null) && IsNamed(provider, words.Name));

    private static bool IsNamed(Provider provider, string? name) => provider.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static List<FieldChange> Changes(Provider old, Provider provider)
    {
        var changes = new List<FieldChange>
        {
            new(ServiceColumns.Provider.Name, old.Name, provider.Name),
            new(ServiceColumns.ProviderOds.Name, old.OdsCode, provider.OdsCode),
            new(ServiceColumns.ProviderKind.Name, PlainEnum.Words(old.Kind), PlainEnum.Words(provider.Kind)),
            new(ServiceColumns.ProviderWebsite.Name, old.Website?.ToString(), provider.Website?.ToString()),
        };
        changes.RemoveAll(change => change.Old == change.New);
        return changes;
    }

    private sealed record Plan(int Line, Provider? Old, Provider Provider, IReadOnlyList<FieldChange> Changes);
}
