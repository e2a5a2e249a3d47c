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

    /// <summary>Whether the row waits for somebody to decide who is meant.</summary>
    public bool IsHeld { get; private set; }

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

        var latest = Latest(contact, deputy);
        if (words is null)
        {
            plan.End(latest, columns, file.Today);
        }
        else
        {
            plan.Name(contact, latest, words, deputy, columns, people, file, mark);
        }

        return plan;
    }

    /// <summary>Who is in the role, or was last.</summary>
    public static Holder? Latest(PointOfContact contact, bool deputy) => contact.Holders.Where(h => h.Deputy == deputy)
        .OrderByDescending(h => h.Since).ThenByDescending(h => h.Id).FirstOrDefault();

    // Whether the row means who is in the role, somebody else who is known, or somebody new.
    private void Name(PointOfContact contact, Holder? latest, HolderWords words, bool deputy, HolderColumns columns, PeopleInFile people,
        ContactFileContext file, RowReference mark)
    {
        var match = latest is null ? SamePerson.No : people.MatchInRole(latest, words);
        var other = people.FindOther(words, latest?.Person);
        var same = Decide(latest?.Person, match);
        if (same == true)
        {
            Correct(latest!, other is { Match: SamePerson.Yes } ? other.Value.Person : latest!.Person, words, columns, people, file, mark);
        }
        else if (same == false && Decide(other?.Person, other?.Match ?? SamePerson.No) is { } isOther)
        {
            Begin(contact, latest, isOther ? other!.Value.Person : null, words, deputy, columns, people, file, mark);
        }
        else
        {
            IsHeld = true;
        }

        bool? Decide(Person? known, SamePerson match) => match == SamePerson.CannotBeTold
            ? file.Questions.Decide(known!, contact, words, columns, mark)
            : match == SamePerson.Yes;
    }

    private void End(Holder? latest, HolderColumns columns, DateOnly today)
    {
        if (latest?.IsOverBy(today) != false)
        {
            return;
        }

        var yesterday = today.AddDays(-1);
        var shown = new FieldChange(columns.Name.Name, "somebody", "nobody");
        Change(FieldChange.Personal(shown, latest.Person.Name, "nobody"),
            () => latest.Until = latest.Since > yesterday ? latest.Since : yesterday);
        ChangesAddress = true;
    }

    private void Begin(PointOfContact contact, Holder? latest, Person? known, HolderWords words, bool deputy, HolderColumns columns,
        PeopleInFile people, ContactFileContext file, RowReference mark)
    {
        var since = words.Since ?? file.Today;
        if (latest is not null && latest.Since >= since)
        {
            mark.Reject(file.Report, columns.Since, null,
                "Somebody else is in the role since that day or a later one. Give the day on which this person began, after "
                    + $"{latest.Since:yyyy-MM-dd}.");
            return;
        }

        var person = known ?? new Person { Name = words.Name, Email = words.Email, Telephone = words.Telephone };
        people.Meet(person, words, columns, file, mark);
        if (known is { Id: > 0 })
        {
            CorrectPerson(known, words, columns, people, file, mark);
        }

        var shown = new FieldChange(
            columns.Name.Name, latest is null ? null : "somebody", latest is null ? "somebody" : "somebody else");
        Change(FieldChange.Personal(shown, latest?.Person.Name, person.Name), () =>
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

    private void Correct(Holder holder, Person person, HolderWords words, HolderColumns columns, PeopleInFile people,
        ContactFileContext file, RowReference mark)
    {
        if (person != holder.Person)
        {
            // The same person is on record twice: the term goes to the record that has the mailbox.
            ChangesAddress = true;
            Change(new FieldChange(columns.Email.Name, "not shown", "not shown"), () => holder.Person = person);
        }

        people.Meet(person, words, columns, file, mark);
        CorrectPerson(person, words, columns, people, file, mark);
        Personal(columns.JobTitle, holder.JobTitle, words.JobTitle, () => holder.JobTitle = words.JobTitle);
        Personal(columns.Until, holder.Until, words.Until, () => holder.Until = words.Until);
        Personal(columns.TrainedOn, holder.TrainedOn, words.TrainedOn, () => holder.TrainedOn = words.TrainedOn);
        if (words.Since is { } since)
        {
            Personal(columns.Since, holder.Since, since, () => holder.Since = since);
        }

        void Personal<T>(ImportColumn column, T old, T now, Action act) => ChangePersonal(column, old, now, act, file);
    }

    // Somebody with a role elsewhere too is not this file's alone: it may add to what is known of them, and take nothing away.
    private void CorrectPerson(
        Person person, HolderWords words, HolderColumns columns, PeopleInFile people, ContactFileContext file, RowReference mark)
    {
        var name = PersonName.Fuller(person.Name, words.Name);
        var shared = people.HoldsElsewhere(person);
        if (shared && person.Name != name)
        {
            mark.Warn(file.Report, columns.Name, null,
                "This person also has a role at an organisation that this file does not change, so the name on record stays. Ask there for "
                    + "it to be corrected.");
        }

        ChangePersonal(columns.Name, person.Name, shared ? person.Name : name, () => person.Name = name, file);
        var email = shared ? words.Email ?? person.Email : words.Email;
        if (ChangePersonal(columns.Email, person.Email, email, () => person.Email = email, file))
        {
            ChangesAddress = true;
        }

        var telephone = shared ? person.Telephone ?? words.Telephone : words.Telephone;
        ChangePersonal(columns.Telephone, person.Telephone, telephone, () => person.Telephone = telephone, file);
    }

    private bool ChangePersonal<T>(ImportColumn column, T old, T now, Action act, ContactFileContext file)
    {
        if (!file.Columns.Contains(column) || EqualityComparer<T>.Default.Equals(old, now))
        {
            return false;
        }

        const string hidden = "not shown";
        var shown = new FieldChange(column.Name, old is null ? null : hidden, now is null ? null : hidden);
        Change(FieldChange.Personal(shown, Text(old), Text(now)), act);
        return true;
    }

    private static string? Text<T>(T value) => value is DateOnly day ? PlainDate.Format(day) : value?.ToString();

    private void Change(FieldChange change, Action act)
    {
        changes.Add(change);
        acts.Add(act);
    }
}
