using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Contacts.Import;

/// <summary>
/// Makes the rows of a file agree on somebody whom several of them name: one name, one address and one telephone number. Otherwise the
/// rows would overrule each other in turn at every import, and an empty cell of one would take away what another gives.
/// </summary>
internal static class RowsOfOnePerson
{
    public static void Agree(
        IReadOnlyList<ContactFileRow> rows, Func<ContactFileRow, PointOfContact?> onRecord, PeopleInFile people, ImportReport report)
    {
        var groups = new Dictionary<object, List<Mention>>();
        var newcomers = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            var contact = onRecord(row);
            Add(new Mention(row, ContactColumns.Holder, () => row.Holder, words => row.Holder = words), contact, deputy: false);
            Add(new Mention(row, ContactColumns.Deputy, () => row.Deputy, words => row.Deputy = words), contact, deputy: true);
        }

        foreach (var mentions in groups.Values.Where(mentions => mentions.Count > 1))
        {
            Agree(mentions, report);
        }

        void Add(Mention mention, PointOfContact? contact, bool deputy)
        {
            if (mention.Words is { } words && KeyOf(words, contact is null ? null : HolderPlan.Latest(contact, deputy)) is { } key)
            {
                if (!groups.TryGetValue(key, out var mentions))
                {
                    groups.Add(key, mentions = []);
                }

                mentions.Add(mention);
            }
        }

        // Somebody on record; or somebody new, by a mailbox and the name that an earlier row gives with it.
        object? KeyOf(HolderWords words, Holder? latest) =>
            people.Find(words, latest) is { } known ? known : words.Email is null ? null : (words.Email, NameMet(words.Email, words.Name));

        string NameMet(string email, string name)
        {
            if (!newcomers.TryGetValue(email, out var names))
            {
                newcomers.Add(email, names = []);
            }

            if (names.Find(met => PersonName.Compare(met, name) <= NameLikeness.Close) is { } known)
            {
                return known;
            }

            names.Add(name);
            return name;
        }
    }

    private static void Agree(List<Mention> mentions, ImportReport report)
    {
        var name = mentions.Select(mention => mention.Words!.Name).Aggregate(FullerEitherWay);
        var email = mentions.Select(mention => mention.Words!.Email).FirstOrDefault(given => given is not null);
        var telephone = mentions.Select(mention => mention.Words!.Telephone).FirstOrDefault(given => given is not null);
        foreach (var mention in mentions)
        {
            var words = mention.Words!;
            Tell(mention, mention.Columns.Email, words.Email, email);
            Tell(mention, mention.Columns.Telephone, words.Telephone, telephone);
            mention.Set(words with { Name = name, Email = email, Telephone = telephone });
        }

        void Tell(Mention mention, ImportColumn column, string? given, string? taken)
        {
            if (given is not null && given != taken)
            {
                mention.Row.Mark.Warn(report, column, null,
                    "An earlier row gives another value for the same person, and was taken. Write the same in both rows.");
            }
        }
    }

    // Where the order would decide, the earlier row does.
    private static string FullerEitherWay(string earlier, string later) =>
        PersonName.Fuller(earlier, later) == later && PersonName.Fuller(later, earlier) == later ? later : earlier;

    private sealed record Mention(ContactFileRow Row, HolderColumns Columns, Func<HolderWords?> Get, Action<HolderWords> Set)
    {
        public HolderWords? Words => Get();
    }
}
