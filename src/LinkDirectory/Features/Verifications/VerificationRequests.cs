using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;

namespace LinkDirectory.Features.Verifications;

/// <summary>A point of contact that is not asked, and why, as a sentence.</summary>
public sealed record LeftOut(int ContactId, string Why);

/// <summary>What asking comes to.</summary>
/// <param name="Example">The mail as the first of those asked gets it, its button without the link that is theirs alone; null where nobody
/// is asked.</param>
/// <param name="Asked">How many people and mailboxes get one.</param>
/// <param name="Contacts">The points of contact asked about.</param>
/// <param name="Left">Those that are not.</param>
/// <param name="Allowed">How many of them the actor may ask about, whether they are asked or not.</param>
public sealed record VerificationRequestPreview(
    Mail? Example, int Asked, IReadOnlyList<int> Contacts, IReadOnlyList<LeftOut> Left, int Allowed);

/// <summary>
/// Asks, for an editor or a keeper of a contact, whether points of contact are still right: many at once, each at most once a day.
/// </summary>
public sealed class VerificationRequests(
    DirectoryDb directory, VerificationMails mails, Outbox outbox, SiteAddress site, TimeProvider clock)
{
    /// <summary>The most that one request asks about.</summary>
    public const int Most = 500;

    /// <summary>What <see cref="AskAsync"/> would do.</summary>
    public async Task<VerificationRequestPreview> PreviewAsync(
        IReadOnlyCollection<int> contactIds, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return PreviewOf(await PlanAsync(db, contactIds, actor, cancellation));
    }

    /// <summary>
    /// Mails the holders of the points of contact that the actor may keep, one mail to each reader. A contact that was asked about today is
    /// not asked again.
    /// </summary>
    public async Task<VerificationRequestPreview> AskAsync(IReadOnlyCollection<int> contactIds, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        var plan = await PlanAsync(db, contactIds, actor, cancellation);
        outbox.AddNew(db, plan.Readers.Select(items => MailTo(items)));
        var now = clock.GetUtcNow();
        foreach (var item in plan.Readers.SelectMany(items => items))
        {
            item.Mark(db, plan.Today);
            AuditTrail.Add(db, actor, now, "ask to verify", $"Point of contact {item.Due.ContactId}");
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Somebody else asked about one of them at the same moment: all that is left is to say who was asked since.
            return await PreviewAsync(contactIds, actor, cancellation);
        }

        return PreviewOf(plan);
    }

    private Mail MailTo(List<ReminderItem> items) => mails.Ask(
        items[0].Reader!, [.. items.Select(item => item.Item)], reminder: false,
        $"ask {items[0].Reader!.Key} {London.Today(clock):yyyy-MM-dd} "
            + $"{items.Min(item => item.Due.ContactId)!.Value.ToString(CultureInfo.InvariantCulture)}");

    private VerificationRequestPreview PreviewOf(Plan plan)
    {
        var example = plan.Readers.Count == 0 ? null : MailTo(plan.Readers[0]);
        return new VerificationRequestPreview(
            example is null ? null : example with { Action = example.Action! with { Address = site.Link(VerifyLinks.Path) } },
            plan.Readers.Count,
            [.. plan.Readers.SelectMany(items => items).Select(item => item.Due.ContactId!.Value)],
            plan.Left,
            plan.Allowed);
    }

    private async Task<Plan> PlanAsync(
        DirectoryDbContext db, IReadOnlyCollection<int> contactIds, Actor actor, CancellationToken cancellation)
    {
        var today = London.Today(clock);
        var ids = contactIds.Distinct().ToList();
        var allowed = await AllowedAsync(db, [.. ids.Take(Most)], actor, cancellation);
        var items = await ReminderItem.LoadAsync(db, [.. allowed.Select(id => new ReminderDue(id, null, null, AskStage.Asked))], today,
            cancellation);
        var left = ids.Except(items.Select(item => item.Due.ContactId!.Value))
            .Select(id => new LeftOut(id, ids.IndexOf(id) < Most ? "It is not yours to ask about." : $"Ask about at most {Most} at once."))
            .ToList();
        var asked = new List<ReminderItem>();
        foreach (var item in items)
        {
            if (WhyNot(item, today) is { } why)
            {
                left.Add(new LeftOut(item.Due.ContactId!.Value, why));
            }
            else
            {
                asked.Add(item with { Due = item.Due with { Stage = ReminderRule.StageOfRequest(item.Reached, item.Item.By, today) } });
            }
        }

        return new Plan(today, [.. asked.GroupBy(item => item.Reader!.Key, StringComparer.Ordinal).Select(group => group.ToList())], left,
            items.Count);
    }

    private static string? WhyNot(ReminderItem item, DateOnly today) => item switch
    {
        _ when item.Item.Contact!.HolderOn(today) is null => "Nobody holds this role.",
        { Reader: null } => "There is no address to write to.",
        { Before.AskedOn: var on } when on >= today => "It was asked about today already.",
        _ => null,
    };

    private static Task<List<int>> AllowedAsync(DirectoryDbContext db, int[] ids, Actor actor, CancellationToken cancellation) =>
        db.ContactsKeptBy(actor).Where(c => ids.Contains(c.Id)).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellation);

    private sealed record Plan(DateOnly Today, IReadOnlyList<List<ReminderItem>> Readers, IReadOnlyList<LeftOut> Left, int Allowed);
}
