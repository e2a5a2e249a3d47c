namespace LinkDirectory.Features.Contacts;

/// <summary>What is to change of a role. What is left out stays; null takes it away.</summary>
public sealed record RoleDetailsEdit
{
    public NewValue<string?> SharedEmail { get; init; }

    public NewValue<string?> SharedTelephone { get; init; }

    /// <summary>When the role can be reached, in plain words.</summary>
    public NewValue<string?> Availability { get; init; }

    /// <summary>The last day on which the holder is away.</summary>
    public NewValue<DateOnly?> AwayUntil { get; init; }

    /// <summary>The deputy from today.</summary>
    public NewValue<PersonInput?> Deputy { get; init; }

    /// <summary>Whether it says only what the holder of a role may say.</summary>
    internal bool IsOfHolder => !SharedEmail.HasValue && !SharedTelephone.HasValue && !Availability.HasValue;

    internal async Task<Result> ApplyAsync(ContactChange change, CancellationToken cancellation)
    {
        var read = new InputReader();
        ApplyToRole(change, read);
        ApplyAway(change, read);
        return Deputy.HasValue
            ? Result.From([.. read.Problems, .. (await Deputies.ChangeAsync(change, Deputy.Value, cancellation)).Problems])
            : Result.From(read.Problems);
    }

    private void ApplyToRole(ContactChange change, InputReader read)
    {
        var contact = change.Contact;
        if (SharedEmail.HasValue)
        {
            var first = ContactAddress.First(contact, change.Holder);
            var address = read.Email("sharedEmail", SharedEmail.Value);
            change.Note("sharedEmail", contact.SharedEmail, address);
            contact.SharedEmail = address;
            contact.UndeliverableSince = ContactAddress.First(contact, change.Holder) == first ? contact.UndeliverableSince : null;
        }

        if (SharedTelephone.HasValue)
        {
            var telephone = read.Telephone("sharedTelephone", SharedTelephone.Value);
            change.Note("sharedTelephone", contact.SharedTelephone, telephone);
            contact.SharedTelephone = telephone;
        }

        if (Availability.HasValue)
        {
            var words = read.Line("availability", Availability.Value, 300);
            change.Note("availability", null, words == contact.Availability ? null : "changed");
            contact.Availability = words;
        }
    }

    private void ApplyAway(ContactChange change, InputReader read)
    {
        if (!AwayUntil.HasValue)
        {
            return;
        }

        if (AwayUntil.Value < change.Today || AwayUntil.Value > change.Today.AddYears(2))
        {
            read.Refuse("awayUntil", "Give the last day away: today or later, within two years. Leave it empty if they are back.");
        }

        change.Note("awayUntil", change.Contact.AwayUntil, AwayUntil.Value);
        change.Contact.AwayUntil = AwayUntil.Value;
    }
}
