using LinkDirectory.Web;

namespace LinkDirectory.Features.Contacts.Pages.Manage;

/// <summary>What a role says now, and what somebody typed who had read it before.</summary>
public sealed record ContactDifference(string Field, string? Now, string? Yours)
{
    /// <summary>Field by field of the form that was sent; the holder of the role is always shown.</summary>
    public static IReadOnlyList<ContactDifference> Between(ContactView now, string form, FormValues values)
    {
        var (contact, id) = (now, now.Id);
        ContactDifference[] all = form switch
        {
            RoleForms.Details or RoleForms.Name or RoleForms.HandOver =>
                [.. Person(now.Holder), OfDay("First day", now.Holder?.Since, "since")],
            RoleForms.Deputy => [.. Person(now.Deputy)],
            RoleForms.Leave => [new("Holder", now.Holder?.Name, null), OfDay("Last day", now.Holder?.Until, "lastDay")],
            RoleForms.Away => [OfDay("Last day away", contact.AwayUntil, "awayUntil")],
            RoleForms.Reach =>
                [Compare("Shared mailbox", contact.SharedEmail, "sharedEmail"), Compare("Shared telephone", contact.SharedTelephone,
                    "sharedTelephone"), Compare("When it can be reached", contact.Availability, "availability")],
            _ => [new("Holder", now.Holder?.Name, null), new("Last day", Day(now.Holder?.Until), null)],
        };
        return all.Where(d => d.Now != d.Yours).ToList() is { Count: > 0 } differing ? differing : all;

        ContactDifference Compare(string words, string? current, string field) =>
            new(words, current, values[RoleForms.Field(form, id, field)] is { Length: > 0 } typed ? typed : null);

        ContactDifference OfDay(string words, DateOnly? current, string field) =>
            new(words, Day(current), Day(RoleForms.Day(values, form, id, field).Value));

        ContactDifference[] Person(HolderView? holder) =>
        [
            Compare("Name", holder?.Name, "name"), Compare("Job title", holder?.JobTitle, "jobTitle"),
            Compare("Work email", holder?.Email, "email"), Compare("Direct telephone", holder?.Telephone, "telephone"),
        ];
    }

    private static string? Day(DateOnly? day) => day is { } given ? PlainDate.Format(given) : null;
}
