using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Finding;

/// <summary>A caller who is told a person's name by "who do I contact" is on record for it.</summary>
public sealed class WhoToContactAuditTests : NorthmoorTests
{
    private const string Question =
        "{ whoToContact(place: { urn: 100001 }, situation: { age: 9, needs: [ANXIETY] }) "
        + "{ routes { pointOfContact { holder { name } } } } }";

    private PersonAccessLog Readings => App.Services.GetRequiredService<PersonAccessLog>();

    [Fact]
    public async Task Reading_a_persons_name_through_who_to_contact_leaves_a_line_in_the_audit_trail()
    {
        var (chosen, _) = await ContactsAsync();

        var answer = await App.AskAsync(Question, demoToken: true);

        Assert.Equal("Lee Link", answer["whoToContact.routes.0.pointOfContact.holder.name"].GetString());
        var line = Assert.Single(await ReadingsAsync());
        Assert.Equal(("demo token", Channel.Api, $"Person {chosen.Holders[0].PersonId}"), (line.Actor, line.Channel, line.Subject));
    }

    [Fact]
    public async Task A_caller_who_has_not_signed_in_is_told_no_name_and_leaves_no_line()
    {
        await ContactsAsync();

        var answer = await App.AskAsync(Question);

        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer["whoToContact.routes.0.pointOfContact.holder"].ValueKind);
        Assert.Empty(await ReadingsAsync());
    }

    // A service with two contacts, of whom one is named on its route.
    private async Task<(PointOfContact Chosen, PointOfContact Other)> ContactsAsync()
    {
        var service = await Data.ServiceAsync(at: SchoolGate, with: s => Catchment(s, EligibilityBasis.School, Northmoor));
        return (await Data.PointOfContactAsync(ContactRole.CypmhsPointOfContact, service: service, heldBy: "Lee Link"),
            await Data.PointOfContactAsync(ContactRole.TeamManager, service: service, heldBy: "Max Manager"));
    }

    private async Task<IReadOnlyList<AuditLine>> ReadingsAsync()
    {
        await Readings.FlushAsync(Cancellation);
        await using var db = App.Db.OpenToRead();
        return await db.AuditLines.Where(line => line.Act == "read person").ToListAsync(Cancellation);
    }
}
