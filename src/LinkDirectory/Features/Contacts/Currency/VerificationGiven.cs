using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Contacts;

/// <summary>What somebody said about a point of contact or a service's record.</summary>
/// <param name="At">When; not after now.</param>
/// <param name="By">Who said it. Personal data.</param>
public sealed record VerificationGiven(DateTimeOffset At, VerificationMethod Method, VerificationOutcome Outcome, string? By)
{
    /// <summary>The day in England.</summary>
    internal DateOnly Day => London.DayAt(At);

    /// <summary>Keeps it with a service's record.</summary>
    internal void AddTo(DirectoryDbContext db, Service service) => db.Verifications.Add(Record(contactId: null, service.Id));

    internal Verification Record(int? contactId, int? serviceId) => new()
    {
        PointOfContactId = contactId,
        ServiceId = serviceId,
        At = At,
        Method = Method,
        Outcome = Outcome,
        By = By,
    };
}
