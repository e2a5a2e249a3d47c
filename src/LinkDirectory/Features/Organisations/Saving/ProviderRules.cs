using System.Text.RegularExpressions;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Import;

namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>What must hold of a provider, and the provider that a draft makes.</summary>
internal static partial class ProviderRules
{
    /// <summary>Puts the draft's values in the form in which they are kept, and notes which cannot be taken.</summary>
    public static void Read(ProviderDraft draft)
    {
        var problems = draft.Problems;
        if (draft.Gives(nameof(draft.Name)))
        {
            draft.Name = problems.Text(nameof(draft.Name), draft.Name);
        }

        if (draft.Gives(nameof(draft.OdsCode)))
        {
            draft.OdsCode = problems.Text(nameof(draft.OdsCode), draft.OdsCode)?.ToUpperInvariant();
        }

        if (draft.Gives(nameof(draft.Website)))
        {
            var address = problems.Text(nameof(draft.Website), draft.Website);
            draft.Website = TypedText.Website(address, advice => problems.Reject(nameof(draft.Website), advice))?.AbsoluteUri;
        }

        if (draft.OdsCode is { } code && !OdsCode().IsMatch(code))
        {
            problems.Reject(nameof(draft.OdsCode),
                "An organisation's ODS code is three to eight letters and digits, as in RXY. Leave it empty where there is none.");
        }
    }

    /// <summary>Rejects a draft that leaves a provider without a name or a kind.</summary>
    public static void CheckEssential(ProviderDraft draft, bool isNew)
    {
        (string Field, bool IsEmpty)[] essential = [(nameof(draft.Name), draft.Name is null), (nameof(draft.Kind), draft.Kind is null)];
        foreach (var (field, _) in essential.Where(field => field.IsEmpty && (isNew || draft.Gives(field.Field))))
        {
            draft.Problems.Reject(field, $"{RowValues.Empty}.");
        }
    }

    /// <summary>The provider that a draft makes of the one before.</summary>
    public static Provider Build(ProviderDraft draft, Provider? old) => new()
    {
        Name = draft.Name ?? old?.Name ?? "",
        Kind = draft.Kind ?? old?.Kind ?? ProviderKind.Other,
        OdsCode = draft.Gives(nameof(draft.OdsCode)) ? draft.OdsCode : old?.OdsCode,
        Website = !draft.Gives(nameof(draft.Website)) ? old?.Website : draft.Website is { } address ? new Uri(address) : null,
    };

    public static void Copy(Provider from, Provider to) =>
        (to.Name, to.OdsCode, to.Kind, to.Website) = (from.Name, from.OdsCode, from.Kind, from.Website);

    /// <summary>What differs between two versions of a provider, field by field in a file's words.</summary>
    public static IReadOnlyList<AuditChange> Differences(Provider? from, Provider to) =>
    [
        .. new AuditChange[]
        {
            new(ServiceColumns.Provider.Name, from?.Name, to.Name),
            new(ServiceColumns.ProviderOds.Name, from?.OdsCode, to.OdsCode),
            new(ServiceColumns.ProviderKind.Name, from is null ? null : PlainEnum.Words(from.Kind), PlainEnum.Words(to.Kind)),
            new(ServiceColumns.ProviderWebsite.Name, from?.Website?.AbsoluteUri, to.Website?.AbsoluteUri),
        }.Where(change => change.From != change.To),
    ];

    [GeneratedRegex("^[A-Z0-9]{3,8}$", RegexOptions.NonBacktracking)]
    private static partial Regex OdsCode();
}
