using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Takeovers.GraphQL;

[ExtendObjectType<School>]
public static partial class SchoolTakeoverOffers
{
    /// <summary>
    /// What closed schools that it alone followed had, and it may take over with `takeOverContacts`. Empty for those who do not keep it.
    /// </summary>
    public static async Task<IReadOnlyList<TakeoverOffer>> GetTakeoverOffersAsync(
        [Parent] School school, ITakeoverOffersBySchoolDataLoader offers, CancellationToken cancellation) =>
        await offers.LoadAsync(school.Id, cancellation);
}

/// <summary>Offers by school, many at once, as the viewer is made them.</summary>
public static class TakeoverLoaders
{
    [DataLoader]
    public static Task<ILookup<int, TakeoverOffer>> GetTakeoverOffersBySchoolAsync(
        IReadOnlyList<int> keys, TakeoverOffers offers, Actor actor, CancellationToken cancellation) =>
        offers.BySchoolAsync(keys, actor, cancellation);
}

[ObjectType<TakeoverOffer>]
public static partial class TakeoverOfferType
{
    static partial void Configure(IObjectTypeDescriptor<TakeoverOffer> descriptor)
    {
        descriptor.BindFieldsExplicitly().Description("What a closed school had that the school which alone followed it may take over.");
        descriptor.Field(o => o.From).Description("The closed school.");
        descriptor.Field(o => o.Contacts).Name("pointsOfContact").Description("Its roles of kinds that the other has none of.");
        descriptor.Field(o => o.Links).Description("Its links, agreed or proposed, with services that the other has none with.");
        descriptor.Field(o => o.Staff).Description("How many of its staff's accounts you may give the other school.");
        descriptor.Field(o => o.Staying)
            .Description("Its roles of kinds that the other has itself, which stay on the closed school's record.");
        descriptor.Field(o => o.DeclinedOn)
            .Description("When it was declined; null while it stands. What was declined may be taken over all the same.");
    }
}

[MutationType]
public static partial class TakeoverMutations
{
    /// <summary>
    /// Takes over a closed school's roles and links for the school that alone followed it. Holders, history and open work go along; nothing
    /// counts as confirmed, and services are asked whether their links still hold.
    /// </summary>
    /// <param name="school">The school that followed.</param>
    /// <param name="from">The closed school.</param>
    /// <param name="staff">Whether the accounts of its staff are given the school too: for administrators and the area's editors.</param>
    public static async Task<FieldResult<School, InvalidInput, NotFound, NotAllowed>> TakeOverContactsAsync(
        [ID<School>] int school, [ID<School>] int from, bool? staff, SchoolTakeovers takeovers, Actor actor, CancellationToken cancellation)
    {
        var answer = await takeovers.TakeOverAsync(school, from, staff ?? false, actor, cancellation);
        return answer.IsDone ? new(answer.Value) : new(answer.Problems);
    }

    /// <summary>
    /// Says that a school takes nothing over from a closed one. It shows nothing of it any more, and the closed school's staff keep it no
    /// longer.
    /// </summary>
    /// <param name="school">The school that followed.</param>
    /// <param name="from">The closed school.</param>
    public static async Task<FieldResult<School, InvalidInput, NotFound, NotAllowed>> DeclineContactsAsync(
        [ID<School>] int school, [ID<School>] int from, SchoolTakeovers takeovers, Actor actor, CancellationToken cancellation)
    {
        var answer = await takeovers.DeclineAsync(school, from, actor, cancellation);
        return answer.IsDone ? new(answer.Value) : new(answer.Problems);
    }
}
