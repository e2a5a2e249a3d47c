using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Organisations.Pages;

/// <summary>
/// What a form says of a field that was left empty. A file's report names the column beside "This must not be empty"; a form's
/// summary has only the sentence.
/// </summary>
internal static class EmptyFieldMessages
{
    private static readonly Dictionary<string, string> OfField = new(StringComparer.Ordinal)
    {
        ["name"] = "Enter the name.",
        ["kind"] = "Choose the kind.",
        [ServiceForm.IdOf(nameof(Service.MinimumAge))] = "Enter the youngest age.",
        [ServiceForm.IdOf(nameof(Service.MaximumAge))] = "Enter the oldest age.",
        [ServiceForm.IdOf(nameof(Service.Needs))] = "Choose what it helps with: without it the service is never found.",
        [ServiceForm.IdOf(nameof(Service.Asks))] = "Choose what may be asked of it: without it the service is never found.",
        [ServiceForm.IdOf(nameof(Service.AcceptsReferralsFrom))] =
            "Choose whose referrals it takes: without it the service is never found.",
        [ServiceForm.IdOf(nameof(Service.Urgencies))] = "Choose how soon it can be asked to act: without it the service is never found.",
        [ServiceForm.IdOf(nameof(Service.ReferralMethods))] = "Choose how a referral is made: without it the service is never found.",
    };

    /// <param name="field">The form's field.</param>
    public static string Reword(string field, string message) =>
        message.StartsWith(RowValues.Empty, StringComparison.Ordinal) ? OfField.GetValueOrDefault(field, message) : message;
}
