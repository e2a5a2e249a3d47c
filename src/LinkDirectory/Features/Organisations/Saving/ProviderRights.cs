namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>
/// What an actor may do about a provider. It belongs to the areas of its services, and what it is called is read in all of them: its own
/// staff may change it, and an editor who may change every one of its services, or where it has none yet. An editor of some of them may
/// propose a change to those people.
/// </summary>
/// <param name="Refusal">Why the actor may not change it, and who may; null where they may.</param>
/// <param name="ToPropose">Why they propose a change in place of making it, and who decides; null where they may not.</param>
public sealed record ProviderRights(NotAllowed? Refusal, string? ToPropose)
{
    private static readonly ProviderRights All = new(Refusal: null, ToPropose: null);

    public bool MayChange => Refusal is null;

    public bool MayPropose => ToPropose is not null;

    internal static async Task<ProviderRights> OfAsync(
        DirectoryDbContext db, int providerId, Actor actor, CancellationToken cancellation)
    {
        if (actor.EditsDirectory || actor.KeepsProviders.Contains(providerId))
        {
            return All;
        }

        if (actor.EditsAreas.Count == 0)
        {
            return new ProviderRights(new NotAllowed(), ToPropose: null);
        }

        var services = await db.Services.AsNoTracking().Where(s => s.ProviderId == providerId).Include(s => s.CatchmentAreas)
            .OrderBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(cancellation);
        var others = new List<Service>();
        foreach (var service in services)
        {
            if (!await actor.MayKeepServiceAsync(db, service.Id, cancellation))
            {
                others.Add(service);
            }
        }

        return others.Count == 0 ? All : NotAllTheirs(others, someAreTheirs: others.Count < services.Count);
    }

    private static ProviderRights NotAllTheirs(List<Service> others, bool someAreTheirs)
    {
        var areas = others.SelectMany(s => s.CatchmentAreas).Select(a => a.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        var editors = areas.Count == 0 ? "" : $", or the directory editors of {Phrases.ShortList(areas, "and")}";
        var why = $"Not all of its services are yours: {Phrases.ShortList([.. others.Select(s => s.Name)], "and")}.";
        var ask = $"{why} Ask the provider’s own staff to change it{editors}.";
        return someAreTheirs
            ? new ProviderRights(
                new NotAllowed($"{ask} You can also propose the change: the people who may make it are asked."),
                $"{why} The provider’s own staff decide, or an editor to whom all of its services belong.")
            : new ProviderRights(new NotAllowed(ask), ToPropose: null);
    }
}
