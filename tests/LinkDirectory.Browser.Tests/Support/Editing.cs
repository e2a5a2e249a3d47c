using System.Security.Claims;
using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LinkDirectory.Browser.Tests.Support;

/// <summary>An area of its own with schools, and editors of it, so that tests that change contacts do not meet.</summary>
internal sealed class Editing
{
    private static int made;

    private readonly App app;
    private readonly int number = Interlocked.Increment(ref made);
    private Area area = null!;

    private Editing(App app) => this.app = app;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Editing> OfSchoolsAsync(App app, params string[] schools)
    {
        var editing = new Editing(app);
        await editing.AddAsync(schools);
        return editing;
    }

    /// <summary>A visitor who has signed in as an editor of the area.</summary>
    public async Task<Visitor> EditorAsync(Screen? screen = null, bool javaScript = true)
    {
        var person = Interlocked.Increment(ref made);
        var account = new Account
        {
            Name = $"Editor {person}",
            Email = $"editor{person}@grid.example",
            NormalizedEmail = $"EDITOR{person}@GRID.EXAMPLE",
            SecurityStamp = $"stamp-{person}",
            CreatedAt = new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero),
            EmailConfirmedAt = new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero),
        };
        account.Memberships.Add(new Membership { Role = UserRole.DirectoryEditor, AreaId = area.Id, GrantedAt = new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero) });
        await using (var db = app.Services.GetRequiredService<DirectoryDb>().Open())
        {
            db.Add(account);
            await db.SaveChangesAsync(Cancellation);
        }

        var visitor = await app.VisitAsync(screen, javaScript);
        var (name, value) = Cookie(account);
        await visitor.Page.Context.AddCookiesAsync([new() { Name = name, Value = value, Url = app.Address }]);
        return visitor;
    }

    private async Task AddAsync(string[] schools)
    {
        await using var db = app.Services.GetRequiredService<DirectoryDb>().Open();
        area = new Area { Code = $"E06{990000 + number}", Name = $"Area {number}", Kind = AreaKind.LocalAuthority };
        db.Add(area);
        await db.SaveChangesAsync(Cancellation);
        foreach (var (name, index) in schools.Select((name, index) => (name, index)))
        {
            var school = new School { Urn = 700000 + (number * 100) + index, Name = name, Type = "Community school", LocalAuthorityId = area.Id };
            db.Add(school);
            await db.SaveChangesAsync(Cancellation);
            db.Add(new SchoolArea { AreaId = area.Id, SchoolId = school.Id });
            var lead = new PointOfContact
            {
                SchoolId = school.Id,
                Role = ContactRole.SeniorMentalHealthLead,
                SharedEmail = $"lead{number}-{index}@school.example",
                LastVerifiedAt = new DateTimeOffset(2026, 2, 1, 9, 0, 0, TimeSpan.Zero),
                VerifyBy = new DateOnly(2026, 10, 31),
            };
            lead.Holders.Add(new Holder { Since = new DateOnly(2025, 9, 1), Person = new Person { Name = $"Robin Lead {number}", Email = $"robin{number}-{index}@school.example" } });
            db.Add(lead);
        }

        await db.SaveChangesAsync(Cancellation);
    }

    private (string Name, string Value) Cookie(Account account)
    {
        var options = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var who = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, $"{account.Id}"), new Claim(new ClaimsIdentityOptions().SecurityStampClaimType, account.SecurityStamp)],
            IdentityConstants.ApplicationScheme);
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(who), new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan }, IdentityConstants.ApplicationScheme);
        return (options.Cookie.Name!, options.TicketDataFormat.Protect(ticket));
    }
}
