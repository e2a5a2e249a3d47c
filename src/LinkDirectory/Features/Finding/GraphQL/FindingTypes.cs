using LinkDirectory.Api;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Features.Places.GraphQL;

namespace LinkDirectory.Features.Finding.GraphQL;

[ObjectType<ContactAdvice>]
public static partial class ContactAdviceType
{
    static partial void Configure(IObjectTypeDescriptor<ContactAdvice> descriptor)
    {
        descriptor.Field(a => a.Place).Description("The place that the answer is for; null if it could not be found.");
        descriptor.Field(a => a.Problem)
            .Description("What to do next, if the place could not be found or the question could not be answered.");
        descriptor.Field(a => a.Emergency);
        descriptor.Field(a => a.EmergencyFirst);
    }

    /// <summary>The routes open to this referrer, best first.</summary>
    [ListSize(AssumedSize = Price.ManyOfOne)]
    public static IReadOnlyList<ContactRoute> GetRoutes([Parent] ContactAdvice advice) => advice.Routes;

    /// <summary>Services that are linked, nearby or cover the place but do not fit, and why.</summary>
    [ListSize(AssumedSize = Price.ManyOfOne)]
    public static IReadOnlyList<RuledOutService> GetRuledOut([Parent] ContactAdvice advice) => advice.RuledOut;
}

[ObjectType<ContactRoute>]
public static partial class ContactRouteType
{
    static partial void Configure(IObjectTypeDescriptor<ContactRoute> descriptor) => descriptor.BindFieldsImplicitly();
}

[ObjectType<RuledOutService>]
public static partial class RuledOutServiceType
{
    static partial void Configure(IObjectTypeDescriptor<RuledOutService> descriptor) => descriptor.BindFieldsImplicitly();
}

/// <summary>What the search box finds.</summary>
[UnionType("SearchResult", typeof(School), typeof(Service), typeof(Provider), typeof(Area))]
public sealed class SearchResult;

[ObjectType<SearchHit>]
public static partial class SearchHitType
{
    static partial void Configure(IObjectTypeDescriptor<SearchHit> descriptor)
    {
        descriptor.Field(h => h.Result).Type<SearchResult>().Description("What was found.");
        descriptor.Field(h => h.Score);
        descriptor.Field(h => h.Matched);
    }
}

[ObjectType<Suggestion>]
public static partial class SuggestionType
{
    static partial void Configure(IObjectTypeDescriptor<Suggestion> descriptor)
    {
        descriptor.Field(s => s.Result).Type<SearchResult>().Description("What it is.");
        descriptor.Field(s => s.Label);
    }
}

[QueryType]
public static partial class FindingQueries
{
    /// <summary>
    /// Who to contact about a child, now, and how: the routes that fit, best first, why others do not, and always what to do in an
    /// emergency.
    /// </summary>
    /// <param name="place">Where the child or the school is: a school, a postcode or a point.</param>
    /// <param name="situation">What is known about the child, and who is referring.</param>
    [Cost(Price.Advice)]
    public static Task<ContactAdvice> WhoToContactAsync(
        PlaceInput place, [Sensitive] SituationInput situation, WhoToContact whoToContact, Actor actor, CancellationToken cancellation) =>
        whoToContact.AskAsync(actor, place.Reference(), situation.Situation(), cancellation);

    /// <summary>
    /// Finds schools, services, providers and areas from what someone types: names in any word order, even slightly misspelt, postcodes and
    /// codes.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="first">How many: 20 by default, 100 at most.</param>
    [Cost(Price.Search)]
    [ListSize(AssumedSize = Search.UsualCount, SlicingArguments = ["first"])]
    public static async Task<IReadOnlyList<SearchHit>> SearchAsync(
        string text, int? first, Search search, Actor actor, CancellationToken cancellation)
    {
        Arguments.Between("first", first, 0, Search.MostCount);
        return first == 0
            ? []
            : await search.FindAsync(actor, Arguments.SearchText("text", text)!, first ?? Search.UsualCount, cancellation);
    }

    /// <summary>What somebody may be typing, for a list beneath a box: found as by `search`, told apart by town and authority.</summary>
    /// <param name="text">What has been typed so far.</param>
    /// <param name="kinds">What is looked for: School, Service, Provider, Area; everything by default.</param>
    /// <param name="near">What is near it comes first among equals.</param>
    /// <param name="first">How many: 8 by default, 100 at most.</param>
    [Cost(Price.Search)]
    [ListSize(AssumedSize = Suggestions.UsualCount, SlicingArguments = ["first"])]
    public static async Task<IReadOnlyList<Suggestion>> SuggestAsync(
        string text, IReadOnlyList<string>? kinds, [Cost(Price.Near)] PlaceInput? near, int? first, Suggestions suggestions, Actor actor,
        CancellationToken cancellation)
    {
        Arguments.Between("first", first, 0, Search.MostCount);
        return first == 0
            ? []
            : (await suggestions.FindAsync(actor, Arguments.SearchText("text", text)!, kinds, near?.Reference(),
                first ?? Suggestions.UsualCount, cancellation)).OrThrow();
    }
}

[ExtendObjectType<School>]
public static partial class SchoolAdvice
{
    /// <summary>Who this school contacts about a child, now, and how.</summary>
    /// <param name="situation">What is known about the child, and who is referring.</param>
    [Cost(Price.Advice)]
    public static Task<ContactAdvice> WhoToContactAsync(
        [Parent] School school, [Sensitive] SituationInput situation, WhoToContact whoToContact, Actor actor,
        CancellationToken cancellation) =>
        whoToContact.AskAsync(actor, new PlaceReference(Urn: school.Urn), situation.Situation(), cancellation);
}
