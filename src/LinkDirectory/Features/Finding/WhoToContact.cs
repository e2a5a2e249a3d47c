using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Finding.Rules;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Finding;

/// <summary>
/// Answers "who do I contact about this child, now, and how?". Neither the home nor the situation is stored or logged. The
/// rules, each with its source, are in <see cref="Rules"/>; the answer takes a bounded number of statements.
/// </summary>
public sealed class WhoToContact(
    DirectoryDb directory, PointsOfContact contacts, PlaceFinder places, AreaBoundaries boundaries, SchoolTerms terms, TimeProvider clock)
{
    private readonly CandidateFinder finder = new(directory, boundaries);

    /// <summary>
    /// The routes open to this child from this place, best first, what is ruled out and why, and always what to do in an
    /// emergency: also where the place cannot be found or an argument cannot be used.
    /// </summary>
    public async Task<ContactAdvice> AskAsync(Actor actor, PlaceReference place, Situation situation, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (SituationRule.Invalid(situation, now) is { } invalid)
        {
            var emergency = EmergencyRule.Advice(null, null, London.Today(clock));
            return new ContactAdvice(null, invalid.Message, emergency, EmergencyRule.EmergencyFirst(situation), [],
                [])
            { Invalid = invalid };
        }

        var found = await places.FindAsync(place, cancellation);
        var home = situation.Home is { } given ? (await places.FindAsync(given, cancellation)).Value : null;
        var child = new ChildPlaces(found.Value, situation.Home is not null, home, situation.Practice);

        var problem = found.Problem?.Message ?? await ClosureAsync(found.Value?.School, cancellation)
            ?? NotEngland(place, found.Value) ?? NotEngland(situation.Home, home, "The home that was given");
        var at = situation.At ?? now;
        var candidates = await finder.FindAsync(child, service => OpeningHours.IsOpen(service.Hours, at, terms),
            London.Today(clock), cancellation);
        return await AnswerAsync(actor, new Question(child, situation, London.Today(clock)), candidates, problem, cancellation);
    }

    private async Task<ContactAdvice> AnswerAsync(
        Actor actor, Question question, IReadOnlyList<Candidate> candidates, string? problem, CancellationToken cancellation)
    {
        var judged = Judge(candidates, question);
        var fitting = judged.Where(j => j.Failures.Count == 0).ToDictionary(j => j.Candidate.Service.Id, j => j.Candidate);
        var chosen = await contacts.ChooseByServiceAsync(
            fitting.Keys, (service, of) => Best(fitting[service], of, question), actor, question.Child.Place?.School?.Id, cancellation);
        var singlePoints = await SinglePointsAsync(candidates, fitting.Values, cancellation);
        return Advise(question, judged, chosen, singlePoints, problem);
    }

    /// <summary>Why each of the candidates does not fit; nothing where it does.</summary>
    internal static List<(Candidate Candidate, IReadOnlyList<string> Failures)> Judge(
        IReadOnlyList<Candidate> candidates, Question question) =>
        [.. candidates.Select(c => (c, c.Failures(question.Situation, question.Referrer)))];

    /// <summary>Which of a service's points of contact its route shows.</summary>
    internal static PointOfContact? Best(Candidate candidate, IEnumerable<PointOfContact> contacts, Question question) =>
        ContactChoice.Best(contacts, Agreed(candidate, contacts), question.Today);

    /// <summary>The answer, once everything is known that it is made of.</summary>
    /// <param name="chosen">The point of contact that each fitting service's route shows, by the service's id.</param>
    /// <param name="singlePoints">The single point of access that services are reached through, by the service's id.</param>
    internal static ContactAdvice Advise(
        Question question, List<(Candidate Candidate, IReadOnlyList<string> Failures)> judged,
        IReadOnlyDictionary<int, ChosenContact> chosen, IReadOnlyDictionary<int, Service> singlePoints, string? problem)
    {
        var routes = judged.Where(j => j.Failures.Count == 0)
            .Select(j => (j.Candidate, Chosen: chosen.GetValueOrDefault(j.Candidate.Service.Id)))
            .OrderBy(r => Rank(r.Candidate, r.Chosen?.Contact, question))
            .Select(r => Route(r.Candidate, r.Chosen, singlePoints.GetValueOrDefault(r.Candidate.Service.Id), question))
            .ToList();
        var outside = judged.Where(j => j.Failures.Count > 0).OrderBy(j => Rank(j.Candidate, null, question)).ToList();
        var ruledOut = outside
            .Select(j => new RuledOutService(j.Candidate.Service, j.Failures, GoInsteadTo(j.Candidate.Service, routes)))
            .ToList();
        var line = CrisisLine(judged.Select(j => j.Candidate), question);
        var emergency = EmergencyRule.Advice(line?.Service, line?.OpenNow, question.Today);
        return new ContactAdvice(question.Child.Place, problem, emergency, EmergencyRule.EmergencyFirst(question.Situation),
            routes, ruledOut)
        {
            FamilyRoutes = [.. outside.Select(j => OfFamily(j.Candidate, question)).OfType<FamilyRoute>()],
        };
    }

    // Judged by the same rules, as if the family asked.
    private static FamilyRoute? OfFamily(Candidate candidate, Question question)
    {
        var child = candidate.Failures(question.Situation, ReferrerKind.Self).Count == 0;
        var carers = candidate.Failures(question.Situation, ReferrerKind.ParentOrCarer).Count == 0;
        return child || carers
            ? new FamilyRoute(candidate.Service, child, carers, RouteDoors.Of(candidate.Service, null, null, returned: false, null))
            : null;
    }

    private static ContactRoute Route(Candidate candidate, ChosenContact? chosen, Service? singlePoint, Question question)
    {
        var contact = chosen?.Contact;
        var returned = contact is not null && CurrencyRule.Evaluate(contact, question.Today) == Currency.Undeliverable;
        var doors = RouteDoors.Of(candidate.Service, contact?.SharedEmail, contact?.SharedTelephone, returned, singlePoint);
        return new ContactRoute(
            candidate.Service,
            chosen?.View,
            candidate.FoundBy,
            candidate.Certainty,
            candidate.OpenNow,
            candidate.DistanceMetres,
            [.. candidate.Service.ReferralMethods],
            RouteReasons.Create(candidate, question.Child.Place, question.Situation, question.Referrer, contact, doors, question.Today))
        { Doors = doors };
    }

    // The trust's own: another's would send the referral the wrong way. One that was weighed comes before one further away.
    private async Task<Dictionary<int, Service>> SinglePointsAsync(
        IReadOnlyList<Candidate> candidates, IReadOnlyCollection<Candidate> fitting, CancellationToken cancellation)
    {
        var through = fitting.Select(c => c.Service).Where(SinglePoints.LeadTo).ToList();
        var known = candidates.Where(c => c.Service is { Kind: ServiceKind.SinglePointOfAccess, Status: ServiceStatus.Open })
            .OrderBy(c => c.CoversHome || c.CoversPlace ? 0 : 1).ThenBy(c => c.DistanceMetres ?? double.PositiveInfinity)
            .Select(c => c.Service).ToList();
        var providers = through.Select(s => s.ProviderId).Except(known.Select(s => s.ProviderId)).ToList();
        if (providers.Count > 0)
        {
            await using var db = directory.OpenToRead();
            known.AddRange(await SinglePoints.OfProvidersAsync(db, providers, cancellation));
        }

        return SinglePoints.Among(known, through);
    }

    private static RouteOrder Rank(Candidate candidate, PointOfContact? contact, Question question) => new(
        EmergencyRule.CallsFor(candidate.Service, question.Situation),
        question.Situation.Needs.IsEmpty && candidate is { AgreedLink: false, Facts.Basis.IsEmpty: true },
        candidate.FoundBy,
        candidate.OpenNow,
        contact is null ? null : CurrencyRule.Evaluate(contact, question.Today),
        candidate.DistanceMetres,
        candidate.Service.Id);

    // Every route serves the needs that are asked, so the best one does where none is of the same kind. One that is reached through
    // the service itself, or on its number, is the same door.
    private static Service? GoInsteadTo(Service service, List<ContactRoute> routes)
    {
        var others = routes.Where(r => !IsBehind(r, service)).ToList();
        return (others.Find(r => r.Service.Kind == service.Kind) ?? others.FirstOrDefault())?.Service;
    }

    private static bool IsBehind(ContactRoute route, Service service) =>
        (route.Doors.SinglePoint?.Id == service.Id && route.Service.IsOnlyThroughSinglePoint)
            || (route.Doors.Telephone is { } number && (number == service.Telephone || number == service.UrgentTelephone));

    private static PointOfContact? Agreed(Candidate candidate, IEnumerable<PointOfContact> contacts) =>
        candidate is { AgreedLink: true, Link.ServiceContactId: { } id } ? contacts.FirstOrDefault(c => c.Id == id) : null;

    // The team that covers the place, since the danger is there; where none does, the one that covers the home. A local team
    // before one for everywhere.
    private static Candidate? CrisisLine(IEnumerable<Candidate> candidates, Question question) => candidates
        .Where(c => EmergencyRule.CanShow(c.Service, question.Situation.Age) && (c.CoversPlace || c.CoversHome))
        .OrderBy(c => c.CoversPlace ? 0 : 1)
        .ThenBy(c => c.OpenNow switch { true => 0, null => 1, false => 2 })
        .ThenBy(c => c.Facts.Basis.IsEmpty ? 1 : 0)
        .ThenBy(c => ContactChoice.Order(CurrencyRule.Evaluate(c.Service, question.Today)))
        .ThenBy(c => c.DistanceMetres ?? double.PositiveInfinity)
        .ThenBy(c => c.Service.Id)
        .FirstOrDefault();

    // A postcode at a border may be England's all the same: it is where it lies in an area of ours.
    private static string? NotEngland(PlaceReference? reference, Place? found, string? what = null) =>
        found is not { LocalAuthority: not null } && reference is { Postcode: { } text } && PostcodeText.TryParse(text, out var postcode)
            ? PostcodeCountry.Explain(postcode, what ?? postcode.Text) : null;

    private async Task<string?> ClosureAsync(School? school, CancellationToken cancellation)
    {
        if (school is not { Status: SchoolStatus.Closed })
        {
            return null;
        }

        await using var db = directory.OpenToRead();
        var followers = (await SchoolHeirs.FollowersAsync(db, [school.Urn], cancellation))[school.Urn].ToList();
        var closed = school.ClosedOn is { } day ? $"{school.Name} closed on {PlainDate.Format(day)}." : $"{school.Name} has closed.";
        return followers.Count == 0
            ? $"{closed} Ask for the school that the child goes to now."
            : $"{closed} It was followed by {Phrases.List(followers.Select(s => Named(s.Name, s.Urn)))}: ask for that school instead.";

        static string Named(string? name, int urn) => name is null ? $"the school with URN {urn}" : $"{name} (URN {urn})";
    }
}

/// <summary>A situation, where the child is, and the day.</summary>
internal sealed record Question(ChildPlaces Child, Situation Situation, DateOnly Today)
{
    /// <summary>Who refers: as given, else as the school counts; null where neither says.</summary>
    public ReferrerKind? Referrer { get; } = Situation.Referrer
        ?? (Child.Place?.School is { } school ? ReferrerRule.From(school, Situation.Age) : null);
}
