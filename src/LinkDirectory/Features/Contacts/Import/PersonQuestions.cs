using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Contacts.Import;

/// <summary>
/// What a file cannot tell: whether a row means somebody who is on record. The row is held until somebody decides, in the file's own
/// column or on the preview's page.
/// </summary>
/// <param name="decisions">What was decided on the page, by the keys that the preview gave.</param>
internal sealed class PersonQuestions(IReadOnlyDictionary<string, bool> decisions)
{
    private const int MostPosts = 3;

    private readonly List<Asked> asked = [];

    /// <summary>Whether the row means this person; null where that is still to be decided, and the row is held.</summary>
    public bool? Decide(Person known, PointOfContact contact, HolderWords words, HolderColumns columns, RowReference mark)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{mark.Line}-{columns.Place}-{known.Id}");
        if (decisions.TryGetValue(key, out var decided))
        {
            return decided;
        }

        if (words.SamePerson is { } said)
        {
            return said == YesOrNo.Yes;
        }

        asked.Add(new Asked(mark, columns, words, known, contact, key));
        return null;
    }

    /// <summary>Holds the rows that wait for a decision, and says between whom, with names and organisations.</summary>
    public async Task HoldAsync(ImportSession session)
    {
        if (asked.Count == 0)
        {
            return;
        }

        var posts = await PostsAsync(session);
        foreach (var question in asked)
        {
            question.Mark.Hold(session.Report, question.Columns.Name,
                "The file cannot tell whether this is the person on record or somebody else. Decide it on the preview’s page, or write "
                    + $"yes or no in the column '{question.Columns.SamePerson.Name}'. Until then nothing of the row is taken.",
                $"On record: {OnRecord(question.Known, [.. posts[question.Known.Id]])}. In the file: "
                    + $"{Named(question.Words.Name, question.Words.Email)}. Are they one person?",
                question.Key);
        }
    }

    // Where those asked about are known from, of what the importer keeps: the rest is not theirs to read.
    private async Task<ILookup<int, string>> PostsAsync(ImportSession session)
    {
        int[] people = [.. asked.Select(question => question.Known.Id)];
        int[] own = [.. asked.Select(question => question.Contact.Id)];
        var kept = session.Db.ContactsKeptBy(session.Actor).Select(c => c.Id);
        var posts = await session.Db.PointsOfContact.Where(c => kept.Contains(c.Id) || own.Contains(c.Id))
            .SelectMany(c => c.Holders.Where(h => people.Contains(h.PersonId)), (c, h) => new
            {
                h.PersonId,
                h.Since,
                c.Role,
                School = c.School == null ? null : c.School.Name,
                Service = c.Service == null ? null : c.Service.Name,
                Area = c.Area == null ? null : c.Area.Name,
            }).ToListAsync(session.Cancellation);
        return posts.OrderByDescending(post => post.Since)
            .ToLookup(post => post.PersonId, post => $"{post.Role.DisplayName()} at {post.School ?? post.Service ?? post.Area}");
    }

    private static string OnRecord(Person known, IReadOnlyList<string> posts) =>
        known.Id == 0 ? $"{Named(known.Name, known.Email)}, in an earlier row"
        : posts.Count == 0 ? "somebody at an organisation that you do not keep"
        : $"{Named(known.Name, known.Email)}, {string.Join(" and ", posts.Distinct().Take(MostPosts))}";

    private static string Named(string name, string? email) => email is null ? name : $"{name} ({email})";

    private sealed record Asked(
        RowReference Mark, HolderColumns Columns, HolderWords Words, Person Known, PointOfContact Contact, string Key);
}
