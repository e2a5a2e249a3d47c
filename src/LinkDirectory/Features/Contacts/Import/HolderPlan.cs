using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Contacts.Import;

/// <summary>
/// What a row changes about who holds a role or is the deputy. A different person begins a new term, and the one
/// before ends the day before; an empty name ends the term yesterday. Terms that ended stay.
/// </summary>
internal sealed class HolderPlan
{
    private readonly List<FieldChange> changes = [];
    private readonly List<Action> acts = [];

    private HolderPlan()
    {
    }

    /// <summary>The changes, without personal data.</summary>
    public IReadOnlyList<FieldChange> Changes => changes;

    /// <summary>Whether mail goes to another address or person from now on.</summary>
    public bool ChangesAddress { get; private set; }

    /// <summary>The first day of the next holder; null where the row changes nothing about that.</summary>
    public DateOnly? Begins { get; private set; }

    public void Apply() => acts.ForEach(act => act());

    /// <param name="contact">The point of contact with those in it so far; a new one has none.</param>
    /// <param name="deputy">Whether this is about the deputy.</param>
    public static HolderPlan Create(PointOfContact contact, HolderWords? words, bool deputy, HolderColumns columns, PeopleInFile people,
        ContactFileContext file, RowReference mark)
    {
        var plan = new HolderPlan();
        if (!file.Columns.Contains(columns.Name))
        {
            return plan;
        }

        if (words is not null && people.IsAnothers(words))
        {
            mark.Reject(file.Report, columns.Email, null,
                "This address belongs to somebody with another name. Check it; a mailbox that several people read belongs in "
                    + "shared_email.");
            return plan;
        }

        var latest = contact.Holders.Where(h => h.Deputy == deputy).OrderByDescending(h => h.Since).ThenByDescending(h => h.Id)
            .FirstOrDefault();
        if (words is null)
        {
            plan.End(latest, columns, file.Today);
        }
        else if (latest is not null && people.IsSame(latest.Person, words))
        {
            plan.Correct(latest, words, columns, people, file, mark);
        }
        else
        {
            plan.Begin(contact, latest, words, deputy, columns, people, file, mark);
        }

        return plan;
    }

    private void End(Holder? latest, HolderColumns columns, DateOnly today)
    {
        if (latest?.IsOverBy(today) != false)
        {
            return;
        }

        var yesterday = today.AddDays(-1);
        Change(columns.Name, "somebody", "nobody", () => latest.Until = latest.Since > yesterday ? latest.Since : yesterday);
        ChangesAddress = true;
    }

    private void Begin(PointOfContact contact, Holder? latest, HolderWords words, bool deputy, HolderColumns columns, PeopleInFile people,
        ContactFileContext file, RowReference mark)
    {
        var since = words.Since ?? file.Today;
        if (latest is not null && latest.Since >= since)
        {
            mark.Reject(file.Report, columns.Since, null,
                "Somebody else is in the role since that day or a later one. Give the day on which this person began, after "
                    + $"{latest.Since:yyyy-MM-dd}.");
            return;
        }

        var person = people.Find(words, columns, file, mark);
        Change(columns.Name, latest is null ? null : "somebody", latest is null ? "somebody" : "somebody else", () =>
        {
            if (latest?.IsOverBy(since) == false)
            {
                latest.Until = since.AddDays(-1);
            }

            contact.Holders.Add(new Holder
            {
                Person = person,
                Deputy = deputy,
                JobTitle = words.JobTitle,
                Since = since,
                Until = words.Until,
                TrainedOn = words.TrainedOn,
            });
        });
        ChangesAddress = latest is not null;
        Begins = deputy ? null : since;
    }

    private void Correct(
        Holder holder, HolderWords words, HolderColumns columns, PeopleInFile people, ContactFileContext file, RowReference mark)
    {
        var person = holder.Person;
        people.Meet(person, words, columns, file, mark);
        var shared = people.HoldsElsewhere(person);
        if (shared && person.Name != words.Name)
        {
            mark.Warn(file.Report, columns.Name, null,
                "This person also has a role at an organisation that this file does not change, so the name on record stays. Ask there for "
                    + "it to be corrected.");
        }

        Personal(columns.Name, person.Name, shared ? person.Name : words.Name, () => person.Name = words.Name);
        if (Personal(columns.Email, person.Email, words.Email, () => person.Email = words.Email))
        {
            ChangesAddress = true;
        }

        var telephone = shared ? person.Telephone ?? words.Telephone : words.Telephone;
        Personal(columns.Telephone, person.Telephone, telephone, () => person.Telephone = telephone);
        Personal(columns.JobTitle, holder.JobTitle, words.JobTitle, () => holder.JobTitle = words.JobTitle);
        Personal(columns.Until, holder.Until, words.Until, () => holder.Until = words.Until);
        Personal(columns.TrainedOn, holder.TrainedOn, words.TrainedOn, () => holder.TrainedOn = words.TrainedOn);
        if (words.Since is { } since)
        {
            Personal(columns.Since, holder.Since, since, () => holder.Since = since);
        }

        bool Personal<T>(ImportColumn column, T old, T now, Action act)
        {
            if (!file.Columns.Contains(column) || EqualityComparer<T>.Default.Equals(old, now))
            {
                return false;
            }

            const string hidden = "not shown";
            Change(column, old is null ? null : hidden, now is null ? null : hidden, act);
            return true;
        }
    }

    private void Change(ImportColumn column, string? old, string? now, Action act)
    {
        changes.Add(new FieldChange(column.Name, old, now));
        acts.Add(act);
    }
}
