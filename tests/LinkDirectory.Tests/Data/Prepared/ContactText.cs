using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Tests.Data.Prepared;

/// <summary>A point of contact in words, the same from its record as from the view of somebody who sees everything.</summary>
internal static class ContactText
{
    public static string Of(PointOfContact contact) => string.Join(
        '\n',
        [
            $"Contact {contact.Id} {contact.SchoolId} {contact.ServiceId} {contact.AreaId} {contact.Role} '{contact.Label}'",
            $"{contact.SharedEmail} {contact.SharedTelephone} {contact.Availability} {contact.AwayUntil:O} {contact.Version}",
            $"{contact.LastVerifiedAt:O} {contact.VerifyBy:O}",
            .. contact.Holders.OrderByDescending(h => h.Since).ThenByDescending(h => h.Id).Select(h =>
                $"{h.PersonId} {h.Person.Name} {h.Person.Email} {h.Person.Telephone} {h.JobTitle} {h.Deputy} {Term(h.Since, h.Until)} "
                    + $"{h.TrainedOn:O}"),
            .. contact.Verifications.OrderByDescending(v => v.At).ThenByDescending(v => v.Id)
                .Select(v => $"{v.At:O} {v.Method} {v.Outcome} {v.By}"),
        ]);

    public static string Of(ContactView view, IEnumerable<VerificationView> said) => string.Join(
        '\n',
        [
            $"Contact {view.Id} {view.SchoolId} {view.ServiceId} {view.AreaId} {view.Role} '{view.Label}'",
            $"{view.SharedEmail} {view.SharedTelephone} {view.Availability} {view.AwayUntil:O} {view.Version}",
            $"{view.LastVerifiedAt:O} {view.VerifyBy:O}",
            .. view.Holders!.Select(h =>
                $"{h.PersonId} {h.Name} {h.Email} {h.Telephone} {h.JobTitle} {h.Deputy} {Term(h.Since, h.Until)} {h.TrainedOn:O}"),
            .. said.Select(v => $"{v.At:O} {v.Method} {v.Outcome} {v.By}"),
        ]);

    private static string Term(DateOnly since, DateOnly? until) => $"{since:O}–{until:O}";
}
