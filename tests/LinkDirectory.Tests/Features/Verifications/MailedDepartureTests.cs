using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Verifications;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Verifications;

/// <summary>"I have left, and here is my successor", said by a mailed link, is recorded whole or not at all.</summary>
public sealed class MailedDepartureTests : IAsyncDisposable
{
    private static readonly int Seeds = Soak.Cases(inGate: 50);

    private static readonly Outcome All = new(true, true, true, true);
    private static readonly Outcome None = new(false, false, false, false);

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public MailedDepartureTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Whenever_the_server_is_killed_the_leaving_and_the_offer_are_both_recorded_or_neither_is()
    {
        var killer = new Killer();
        await using var server = killer.In(app);
        Assert.Equal(All, await LeaveAsync(server.Services, killer, killAt: int.MaxValue));
        var moments = killer.Passed;
        Assert.InRange(moments, 10, 100);

        var outcomes = new List<Outcome>();
        var first = Soak.Seed(inGate: 0);
        for (var seed = first; seed < first + Seeds; seed++)
        {
            outcomes.Add(await LeaveAsync(server.Services, killer, killAt: new Random(seed).Next(1, moments + 1)));
        }

        Assert.DoesNotContain(outcomes, outcome => outcome != All && outcome != None);
        Assert.Contains(outcomes, outcome => outcome.Left);
        Assert.Contains(outcomes, outcome => !outcome.Left);
    }

    private async Task<Outcome> LeaveAsync(IServiceProvider services, Killer killer, int killAt)
    {
        var (role, partner) = (await RoleAsync(), await data.ServiceAsync());
        var worker = await data.PointOfContactAsync(ContactRole.LinkWorker, service: partner,
            with: c => c.Holders[0].Person.Email = $"worker{partner.Id}@trust.example");
        await using (var db = app.Db.OpenToRead())
        {
            var school = await db.Schools.SingleAsync(s => s.Id == role.SchoolId, Cancellation);
            await data.LinkAsync(school, partner, l => (l.SchoolContactId, l.ServiceContactId) = (role.Id, worker.Id));
        }

        var key = new VerifyLink { PersonId = role.Holders[0].PersonId, Contacts = [role.Id] };
        var link = services.GetRequiredService<VerifyLinks>().AddressOf(key);
        var text = Uri.UnescapeDataString(link.Query["?t=".Length..]);
        var opened = await services.GetRequiredService<MailedVerification>().OpenAsync(text, Cancellation);
        var lastDay = DateOnly.FromDateTime(app.Clock.Now.UtcDateTime);
        await killer.DuringAsync(killAt, async () =>
        {
            var successor = new PersonInput("Nia Next", Email: $"nia{role.Id}@school.example");
            var left = await services.GetRequiredService<MailedAnswers>().LeaveAsync(opened, role.Id, lastDay, successor, Cancellation);
            Assert.True(left.IsDone);
        });
        return await OutcomeAsync(role.Id, partner.Id);
    }

    private async Task<Outcome> OutcomeAsync(int role, int partner)
    {
        await using var db = app.Db.OpenToRead();
        var mails = db.Notifications.Where(n => n.PointOfContactId == role);
        return new Outcome(
            await db.Holders.AnyAsync(h => h.PointOfContactId == role && h.Until != null, Cancellation)
                && await db.Verifications.AnyAsync(v => v.PointOfContactId == role && v.Outcome == VerificationOutcome.Left, Cancellation),
            await db.Handovers.AnyAsync(h => h.PointOfContactId == role, Cancellation),
            await mails.AnyAsync(n => n.Kind == NotificationKind.HandoverOffered, Cancellation),
            await db.Notifications.AnyAsync(n => n.Kind == NotificationKind.RoleVacant
                && db.PointsOfContact.Any(c => c.Id == n.PointOfContactId && c.ServiceId == partner), Cancellation));
    }

    private async Task<PointOfContact> RoleAsync()
    {
        var school = await data.SchoolAsync();
        return await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school,
            with: c => c.Holders[0].Person.Email = $"lead{school.Id}@school.example");
    }

    private sealed record Outcome(bool Left, bool Offered, bool SuccessorMailed, bool PartnerMailed);
}
