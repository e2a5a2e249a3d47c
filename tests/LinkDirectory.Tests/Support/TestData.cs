using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Features.Proposals;
using NetTopologySuite.Geometries;

namespace LinkDirectory.Tests.Support;

/// <summary>Puts a directory's records in place for a test: what the test does not say is ordinary.</summary>
public sealed class TestData(DirectoryDb directory)
{
    private int made;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<School> SchoolAsync(int? urn = null, Point? at = null, Action<School>? with = null)
    {
        var number = Next();
        var school = new School
        {
            Urn = urn ?? 300000 + number,
            Name = $"School {number}",
            Type = "Community school",
            Phase = SchoolPhase.Primary,
            Kind = SettingKind.MainstreamSchool,
            Latitude = at?.Latitude,
            Longitude = at?.Longitude,
        };
        with?.Invoke(school);
        await SaveAsync(school);
        return school;
    }

    /// <summary>Many schools in one transaction.</summary>
    public async Task SchoolsAsync(IEnumerable<Point?> places)
    {
        await using var db = directory.Open();
        foreach (var place in places)
        {
            var number = Next();
            db.Schools.Add(new School
            {
                Urn = 300000 + number,
                Name = $"School {number:D5}",
                Type = "Community school",
                Latitude = place?.Latitude,
                Longitude = place?.Longitude,
            });
        }

        await db.SaveChangesAsync(Cancellation);
    }

    public async Task<Area> AreaAsync(
        string code, AreaKind kind = AreaKind.LocalAuthority, Geometry? boundary = null, Action<Area>? with = null)
    {
        var area = new Area { Code = code, Name = $"Area {code}", Kind = kind };
        SetBoundary(area, boundary);
        with?.Invoke(area);
        await SaveAsync(area);
        return area;
    }

    public static void SetBoundary(Area area, Geometry? boundary)
    {
        area.Boundary = boundary?.AsBinary();
        area.BoundaryVersion++;
        (area.MinLongitude, area.MaxLongitude, area.MinLatitude, area.MaxLatitude) = boundary?.EnvelopeInternal is { } box
            ? (box.MinX, box.MaxX, box.MinY, box.MaxY)
            : ((double?)null, (double?)null, (double?)null, (double?)null);
    }

    public Task StandsInAsync(School school, params IEnumerable<Area> areas) =>
        SaveAsync([.. areas.Select(a => new SchoolArea { AreaId = a.Id, SchoolId = school.Id })]);

    /// <summary>The school is inside the boundary of authorities that are not its own.</summary>
    public Task IsOnGroundOfAsync(School school, params IEnumerable<Area> areas) =>
        SaveAsync([.. areas.Select(a => new SchoolGround { AreaId = a.Id, SchoolId = school.Id })]);

    public async Task SucceedsAsync(School predecessor, School successor, string? manner = null)
    {
        await SaveAsync(new SchoolSuccession { PredecessorUrn = predecessor.Urn, SuccessorUrn = successor.Urn, Manner = manner });
        await using var db = directory.Open();
        await SchoolHeirs.DeriveAsync(db, CancellationToken.None);
    }

    public async Task SucceedsAsync(Area earlier, Area later)
    {
        await using var db = directory.Open();
        db.AttachRange(earlier, later);
        earlier.Successors.Add(later);
        await db.SaveChangesAsync(Cancellation);
    }

    public Task PostcodeAsync(string code, Point at) => SaveAsync(
        new Postcode { Code = code.Replace(" ", "", StringComparison.Ordinal), Latitude = at.Latitude, Longitude = at.Longitude });

    public Task OutwardCodeAsync(string code, Point at) =>
        SaveAsync(new OutwardCode { Code = code, Latitude = at.Latitude, Longitude = at.Longitude });

    public async Task<Provider> ProviderAsync(Action<Provider>? with = null)
    {
        var number = Next();
        var provider = new Provider { Name = $"Provider {number}", OdsCode = $"P{number}", Kind = ProviderKind.NhsTrust };
        with?.Invoke(provider);
        await SaveAsync(provider);
        return provider;
    }

    /// <summary>An open service for every age, need and referrer, with no catchment.</summary>
    public async Task<Service> ServiceAsync(Provider? provider = null, Action<Service>? with = null, params IEnumerable<Point> at)
    {
        provider ??= await ProviderAsync();
        var number = Next();
        var service = new Service
        {
            Reference = $"service-{number}",
            Name = $"Service {number}",
            ProviderId = provider.Id,
            Kind = ServiceKind.SpecialistCamhs,
            Needs = EnumSet<Need>.All,
            MinimumAge = 0,
            MaximumAge = 18,
            Asks = EnumSet<Ask>.All,
            AcceptsReferralsFrom = EnumSet<ReferrerKind>.All,
            Urgencies = EnumSet<Urgency>.All,
        };
        service.Locations.AddRange(at.Select(p => new ServiceLocation { Latitude = p.Latitude, Longitude = p.Longitude }));
        with?.Invoke(service);

        await using var db = directory.Open();
        db.AttachRange(service.CatchmentAreas);
        db.AttachRange(service.CatchmentSchools);
        db.Services.Add(service);
        await db.SaveChangesAsync(Cancellation);
        return service;
    }

    /// <summary>A role, verified a month ago for a year, held since 2025 by a person of that name unless it is null.</summary>
    public async Task<PointOfContact> PointOfContactAsync(
        ContactRole role, School? school = null, Service? service = null, Area? area = null, string? heldBy = "Alex Holder",
        Action<PointOfContact>? with = null)
    {
        var contact = new PointOfContact
        {
            Role = role,
            SchoolId = school?.Id,
            ServiceId = service?.Id,
            AreaId = area?.Id,
            LastVerifiedAt = new DateTimeOffset(2026, 10, 18, 9, 0, 0, TimeSpan.Zero),
            VerifyBy = new DateOnly(2027, 10, 18),
        };
        if (heldBy is not null)
        {
            contact.Holders.Add(new Holder { Since = new DateOnly(2025, 9, 1), Person = new Person { Name = heldBy } });
        }

        with?.Invoke(contact);
        await SaveAsync(contact);
        return contact;
    }

    public async Task<Link> LinkAsync(School school, Service service, Action<Link>? with = null)
    {
        var link = new Link
        {
            SchoolId = school.Id,
            ServiceId = service.Id,
            Status = LinkStatus.Agreed,
            AgreedOn = new DateOnly(2026, 1, 9),
        };
        with?.Invoke(link);
        await SaveAsync(link);
        return link;
    }

    /// <summary>A proposal that waits: another website for a provider.</summary>
    public async Task<ProviderProposal> ProposalAsync(Provider provider, Account by)
    {
        var proposal = new ProviderProposal
        {
            ProviderId = provider.Id,
            ProposedById = by.Id,
            ProposedAt = new DateTimeOffset(2026, 11, 17, 9, 0, 0, TimeSpan.Zero),
            Before = new ProviderFields { Website = provider.Website?.AbsoluteUri },
            Proposed = new ProviderFields { Website = "https://proposed.example/" },
        };
        await SaveAsync(proposal);
        return proposal;
    }

    /// <summary>
    /// An account that may sign in, with one membership where a role is named: staff of a school, provider or service, a
    /// commissioner or editor of an area, an administrator of none.
    /// </summary>
    public async Task<Account> AccountAsync(
        UserRole? role = null, School? school = null, Provider? provider = null, Service? service = null, Area? area = null,
        Action<Account>? with = null)
    {
        var number = Next();
        var account = new Account
        {
            Name = $"Person {number}",
            Email = $"person{number}@staff.example",
            NormalizedEmail = $"PERSON{number}@STAFF.EXAMPLE",
            SecurityStamp = $"stamp-{number}",
            CreatedAt = new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero),
            EmailConfirmedAt = new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero),
        };
        if (role is { } given)
        {
            account.Memberships.Add(Membership(given, school, provider, service, area));
        }

        with?.Invoke(account);
        await SaveAsync(account);
        return account;
    }

    /// <summary>One more membership of an account.</summary>
    public async Task<Membership> MembershipAsync(
        Account account, UserRole role, School? school = null, Provider? provider = null, Service? service = null, Area? area = null,
        Action<Membership>? with = null)
    {
        var membership = Membership(role, school, provider, service, area);
        membership.AccountId = account.Id;
        with?.Invoke(membership);
        await SaveAsync(membership);
        return membership;
    }

    /// <summary>What an import does at its end: statistics, then new connections that read them.</summary>
    public async Task AnalyseAsync()
    {
        await using var db = directory.Open();
        await BulkData.RefreshStatisticsAsync(db, Cancellation);
        BulkData.ForgetPlans(directory, db);
    }

    public static Polygon Box(double south, double north, double west, double east) =>
        Polygon((west, south), (east, south), (east, north), (west, north));

    /// <summary>A polygon through corners of longitude and latitude; the ring is closed here.</summary>
    public static Polygon Polygon(params (double Longitude, double Latitude)[] corners) =>
        GeometryFactory.Default.CreatePolygon([.. corners.Append(corners[0]).Select(c => new Coordinate(c.Longitude, c.Latitude))]);

    private static Membership Membership(UserRole role, School? school, Provider? provider, Service? service, Area? area) => new()
    {
        Role = role,
        SchoolId = school?.Id,
        ProviderId = provider?.Id,
        ServiceId = service?.Id,
        AreaId = area?.Id,
        GrantedAt = new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero),
    };

    private int Next() => Interlocked.Increment(ref made);

    private async Task SaveAsync(params object[] records)
    {
        await using var db = directory.Open();
        db.AddRange(records);
        await db.SaveChangesAsync(Cancellation);
    }
}
