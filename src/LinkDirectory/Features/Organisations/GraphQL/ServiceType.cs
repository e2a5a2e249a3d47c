using LinkDirectory.Api;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Contacts.GraphQL;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Links.GraphQL;
using LinkDirectory.Features.Places;
using NetTopologySuite.Geometries;

namespace LinkDirectory.Features.Organisations.GraphQL;

[ObjectType<Service>]
public static partial class ServiceType
{
    static partial void Configure(IObjectTypeDescriptor<Service> descriptor)
    {
        descriptor.Implements<IContactable>();
        descriptor.Field(s => s.Name).Description("Its name.");
        descriptor.Field(s => s.Kind).Description("What kind of service it is.");
        descriptor.Field(s => s.Status).Description("Whether it takes referrals.");
        descriptor.Field(s => s.StatusNote).Description("What to know about that, such as when it reopens.");
        descriptor.Field(s => s.Description).Description("What it does, in plain words.");
        descriptor.Field(s => s.ThriveGroups).Description("The THRIVE groups it serves.");
        descriptor.Field(s => s.Needs).Description("What it helps with.");
        descriptor.Field(s => s.AgeRange).NonNull().Description("The ages it takes.");
        descriptor.Field(s => s.Asks).Description("What it can be asked for.");
        descriptor.Field(s => s.AcceptsReferralsFrom).Description("Whose referrals it takes.");
        descriptor.Field(s => s.Urgencies).Description("How soon it can act.");
        descriptor.Field(s => s.ReferralMethods).Description("How to refer.");
        descriptor.Field(s => s.Delivery).Description("Where it sees people.");
        descriptor.Field(s => s.Audience).Description("Who it sees.");
        descriptor.Field(s => s.Criteria);
        descriptor.Field(s => s.NotFor).Description("What it does not take.");
        descriptor.Field(s => s.BeforeReferring);
        descriptor.Field(s => s.Requires);
        descriptor.Field(s => s.Telephone).Description("Its telephone number.");
        descriptor.Field(s => s.UrgentTelephone).Description("Its telephone number for urgent matters.");
        descriptor.Field(s => s.Email);
        descriptor.Field(s => s.Website).Description("Its website.");
        descriptor.Field(s => s.WaitWeeks);
        descriptor.Field(s => s.WaitAsOf).Description("The day on which that wait was true.");
        descriptor.Field(s => s.AnnualCapacity);
        descriptor.Field(s => s.LastVerifiedAt);
        descriptor.Field(s => s.Version).Description("Send it with a change, to be told if somebody else changed the record first.");
        descriptor.Field(s => s.VerifyBy).Description("The day by which the record should be confirmed again.");
        descriptor.Field(s => s.FeedbackStandard).NonNull();
    }

    /// <summary>The provider that offers it.</summary>
    public static async Task<Provider> GetProviderAsync(
        [Parent] Service service, IProviderByIdDataLoader providers, CancellationToken cancellation) =>
        (await providers.LoadAsync(service.ProviderId, cancellation))!;

    /// <summary>Where it takes referrals from; null if it takes children from anywhere.</summary>
    public static async Task<Catchment?> GetCatchmentAsync(
        [Parent] Service service, IServiceByIdDataLoader services, CancellationToken cancellation) =>
        Catchment.From((await services.LoadAsync(service.Id, cancellation))!);

    /// <summary>Where it is provided.</summary>
    public static async Task<IReadOnlyList<ServiceLocation>> GetLocationsAsync(
        [Parent] Service service, IServiceByIdDataLoader services, CancellationToken cancellation) =>
        (await services.LoadAsync(service.Id, cancellation))!.Locations;

    /// <summary>Its opening hours; empty if they are not known.</summary>
    public static async Task<IReadOnlyList<OpeningPeriod>> GetHoursAsync(
        [Parent] Service service, IServiceByIdDataLoader services, CancellationToken cancellation) =>
        (await services.LoadAsync(service.Id, cancellation))!.Hours;

    /// <summary>Whether it is open; null if its hours are not known, or if it may be closed for a bank holiday.</summary>
    /// <param name="at">The time to check; now by default.</param>
    public static async Task<bool?> GetOpenAtAsync(
        [Parent] Service service, DateTimeOffset? at, IServiceByIdDataLoader whole, Services services, TimeProvider clock,
        CancellationToken cancellation) =>
        services.IsOpenAt((await whole.LoadAsync(service.Id, cancellation))!, at ?? clock.GetUtcNow());

    /// <summary>How far this record can be trusted today.</summary>
    public static Currency GetCurrency([Parent] Service service, TimeProvider clock) => CurrencyRule.Evaluate(service, London.Today(clock));

    /// <summary>Its roles, in order of kind.</summary>
    public static async Task<IReadOnlyList<ContactView>> GetPointsOfContactAsync(
        [Parent] Service service, IContactsByServiceDataLoader contacts, CancellationToken cancellation) =>
        await contacts.LoadAsync(service.Id, cancellation);

    /// <summary>Its links with schools; those that have ended come last.</summary>
    [ListSize(AssumedSize = Price.ManyOfOne)]
    public static async Task<IReadOnlyList<Link>> GetLinksAsync(
        [Parent] Service service, ILinksByServiceDataLoader links, CancellationToken cancellation) =>
        await links.LoadAsync(service.Id, cancellation);

    [NodeResolver]
    public static Task<Service?> GetByIdAsync(int id, IServiceByIdDataLoader services, CancellationToken cancellation) =>
        services.LoadAsync(id, cancellation);
}

/// <summary>Where a service takes referrals from: whole areas, a drawn boundary, named schools, named practices, or several.</summary>
/// <param name="Basis">What decides whether a child is inside; any one is enough.</param>
/// <param name="Areas">Whole areas.</param>
/// <param name="Schools">Named schools.</param>
/// <param name="Practices">GP practices by their ODS codes.</param>
/// <param name="Boundary">A drawn boundary.</param>
[ObjectType]
public sealed record Catchment(
    IReadOnlyList<EligibilityBasis> Basis, IReadOnlyList<Area> Areas,
    [property: ListSize(AssumedSize = Price.ManyOfOne)] IReadOnlyList<School> Schools, IReadOnlyList<string> Practices,
    Geometry? Boundary)
{
    /// <summary>The catchment of a service that was read whole; null where it takes children from anywhere.</summary>
    internal static Catchment? From(Service service) => service.CatchmentBasis.IsEmpty
        ? null
        : new Catchment(
            [.. service.CatchmentBasis],
            service.CatchmentAreas,
            [.. service.CatchmentSchools.OrderBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Id)],
            service.CatchmentPractices,
            service.CatchmentBoundary is { } drawn ? Data.Spatial.Boundary.Read(drawn).Geometry : null);
}

[ObjectType<ServiceLocation>]
public static partial class ServiceLocationType
{
    static partial void Configure(IObjectTypeDescriptor<ServiceLocation> descriptor)
    {
        descriptor.Field(l => l.Name).Description("What the place is called.");
        descriptor.Field(l => l.Address).Description("Where it is.");
        descriptor.Field(l => l.Location).Description("Its location; null if it is not known.");
    }
}

[ObjectType<OpeningPeriod>]
public static partial class OpeningPeriodType
{
    static partial void Configure(IObjectTypeDescriptor<OpeningPeriod> descriptor)
    {
        descriptor.Field(p => p.Days).Description("The days on which the period opens.");
        descriptor.Field(p => Clock(p.OpensMinute)).Name("opens").NonNull().Description("Local time, such as 09:00.");
        descriptor.Field(p => Clock(p.ClosesMinute)).Name("closes").NonNull()
            .Description("Local time; 24:00 is the end of the day. A time at or before `opens` is on the next day.");
        descriptor.Field(p => p.TermTimeOnly).Description("Whether it is closed in school holidays.");
        descriptor.Field(p => p.BankHolidays)
            .Description("For England's bank holidays, in place of their weekdays' hours. The same time twice means closed.");
    }

    private static string Clock(int minute) => $"{minute / 60:D2}:{minute % 60:D2}";
}

[ObjectType<FeedbackStandard>]
public static partial class FeedbackStandardType
{
    static partial void Configure(IObjectTypeDescriptor<FeedbackStandard> descriptor) => descriptor.BindFieldsImplicitly();
}
