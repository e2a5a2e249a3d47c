using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Finding.Rules;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Tests.Features.Finding.Rules;

public sealed class ContactChoiceTests
{
    private static readonly DateOnly Today = new(2026, 11, 18);

    private static readonly Service Service = new()
    {
        Reference = "s",
        Name = "Service",
        Email = "team@service.example",
        Telephone = "020 7946 0000",
    };

    [Fact]
    public void The_agreed_contact_comes_first_even_when_it_is_vacant()
    {
        var agreed = Contact(1, ContactRole.Other, held: false);

        Assert.Same(agreed, ContactChoice.Best([agreed, Contact(2, ContactRole.CypmhsPointOfContact)], agreed, Today));
    }

    [Fact]
    public void Else_the_most_current_and_among_those_the_role_that_is_there_to_be_asked()
    {
        var overdue = Contact(1, ContactRole.CypmhsPointOfContact, verifyBy: Today.AddDays(-1));
        var manager = Contact(2, ContactRole.TeamManager);
        var link = Contact(3, ContactRole.LinkWorker);
        var access = Contact(4, ContactRole.SinglePointOfAccess);
        var other = Contact(5, ContactRole.Other);

        Assert.Same(access, ContactChoice.Best([overdue, manager, link, access, other], null, Today));
        Assert.Same(link, ContactChoice.Best([overdue, manager, link, other], null, Today));
        Assert.Same(overdue, ContactChoice.Best([overdue], null, Today));
        Assert.Null(ContactChoice.Best([], null, Today));
    }

    [Fact]
    public void Somebody_who_answers_today_comes_before_one_who_is_away_without_a_deputy()
    {
        var away = Contact(1, ContactRole.LinkWorker, awayUntil: Today);
        var covered = Contact(2, ContactRole.LinkWorker, deputy: true, awayUntil: Today);
        var overdue = Contact(3, ContactRole.LinkWorker, verifyBy: Today.AddDays(-1));

        Assert.Same(covered, ContactChoice.Best([away, covered, overdue], null, Today));
        Assert.Same(away, ContactChoice.Best([away, overdue], null, Today));
    }

    public static TheoryData<string, PointOfContact?> Fallbacks => new()
    {
        { "It has no named contact: write to the shared mailbox team@service.example or ring 020 7946 0000", null },
        { "Nobody is in post as its contact: write to the shared mailbox team@service.example or ring 020 7946 0000",
            Contact(1, ContactRole.Other, held: false) },
        { "Nobody is in post as its contact: write to the shared mailbox role@service.example or ring 020 7946 0000",
            Contact(1, ContactRole.Other, held: false, mailbox: "role@service.example") },
        { "Nobody is in post as its contact: ask for the deputy, or write to the shared mailbox team@service.example",
            Contact(1, ContactRole.Other, held: false, deputy: true) },
        { "Mail to its contact came back: write to the shared mailbox team@service.example or ring 020 7946 0000",
            Contact(1, ContactRole.Other, mailbox: "role@service.example", returned: true) },
        { "Mail to its contact came back: ring 020 7946 0000",
            Contact(1, ContactRole.Other, mailbox: "team@service.example", returned: true) },
        { "Mail to its contact came back: ask for the deputy, or write to the shared mailbox team@service.example",
            Contact(1, ContactRole.Other, deputy: true, mailbox: "role@service.example", returned: true) },
        { "Its contact is away today: ask for the deputy, or write to the shared mailbox team@service.example",
            Contact(1, ContactRole.Other, deputy: true, awayUntil: new DateOnly(2026, 11, 30)) },
        { "Nobody has confirmed its contact yet: if there is no answer, write to the shared mailbox team@service.example",
            Contact(1, ContactRole.Other, verified: false, mailbox: "role@service.example") },
        { "Nobody has confirmed its contact yet: check it before you rely on it", Contact(1, ContactRole.Other, verified: false) },
    };

    [Theory]
    [MemberData(nameof(Fallbacks))]
    public void Where_a_contact_cannot_be_relied_on_the_reason_says_what_to_use(string expected, PointOfContact? contact) =>
        Assert.Equal([expected], ContactChoice.Reasons(Service, contact, Doors(contact), Today));

    [Fact]
    public void A_current_contact_needs_no_word() =>
        Assert.Empty(ContactChoice.Reasons(Service, Contact(1, ContactRole.LinkWorker), Doors(null), Today));

    [Fact]
    public void Where_somebody_is_in_danger_nobody_is_told_to_write() =>
        Assert.Equal(["It has no named contact: ring 020 7946 0000"],
            ContactChoice.Reasons(Service, null, Doors(null), Today, inDanger: true));

    private static RouteDoors Doors(PointOfContact? contact) => RouteDoors.Of(
        Service, contact?.SharedEmail, contact?.SharedTelephone, contact?.UndeliverableSince is not null, singlePoint: null);

    private static PointOfContact Contact(
        int id, ContactRole role, bool held = true, bool deputy = false, bool verified = true, DateOnly? verifyBy = null,
        string? mailbox = null, bool returned = false, DateOnly? awayUntil = null)
    {
        var at = new DateTimeOffset(2026, 10, 1, 9, 0, 0, TimeSpan.Zero);
        var contact = new PointOfContact
        {
            Id = id,
            Role = role,
            SharedEmail = mailbox,
            LastVerifiedAt = verified ? at : null,
            VerifyBy = verifyBy ?? new DateOnly(2027, 10, 1),
            UndeliverableSince = returned ? at : null,
            AwayUntil = awayUntil,
        };
        if (held)
        {
            contact.Holders.Add(new Holder { Since = new DateOnly(2025, 9, 1) });
        }

        if (deputy)
        {
            contact.Holders.Add(new Holder { Since = new DateOnly(2025, 9, 1), Deputy = true });
        }

        return contact;
    }
}
