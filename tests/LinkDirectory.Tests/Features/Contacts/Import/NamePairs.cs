using System.Text;

namespace LinkDirectory.Tests.Features.Contacts.Import;

/// <summary>A person, and either the same person typed another way or somebody who follows them at the same mailbox.</summary>
internal sealed record NamePair(string Before, string Now, string Mailbox, string Since, bool IsSame);

/// <summary>Makes pairs of names whose truth is known, from seeded chance.</summary>
internal static class NamePairs
{
    private static readonly string[] Given =
        ["Siân", "Renée", "Mary Ann", "Anne-Marie", "Piotr", "Amina", "David", "Olúṣẹ́gun", "Nadia", "Grace", "Yusuf", "Ciarán", "Bronwen", "Chloë"];

    private static readonly string[] Surnames =
        ["O'Brien", "Smith-Jones", "Hussein", "D'Souza", "van der Berg", "Müller", "Nowak", "Begum", "Okafor", "Łukasik", "Evans", "Fitzgerald"];

    private static readonly string[] RoleMailboxes = ["head", "office", "admin", "senco", "info", "dsl", "pastoral.team", "sen", "enquiries"];

    private static readonly Func<string, string>[] Variants =
    [
        name => name.Replace('\'', '’'),
        name => name.Replace("'", "", StringComparison.Ordinal),
        name => name.Replace('-', '\u2011'),
        name => name.Replace('-', ' '),
        name => name.Replace(" ", "  ", StringComparison.Ordinal),
        name => name.Replace(' ', '\u00A0'),
        name => name.Normalize(NormalizationForm.FormD),
        WithoutAccents,
        name => name.ToUpperInvariant(),
        name => name + "\u200B",
        name => "Mrs " + name,
        name => "Dr. " + name,
        name => name + " (SENCO)",
        name => name[(name.LastIndexOf(' ') + 1)..] + ", " + name[..name.LastIndexOf(' ')],
    ];

    public static NamePair Make(Random random, int index)
    {
        var (given, surname) = (Pick(random, Given), Pick(random, Surnames));
        var before = $"{given} {surname}";
        if (random.Next(2) == 0)
        {
            var now = Pick(random, Variants)(before);
            var own = WithoutAccents($"{given}.{surname}").Replace(" ", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
            string[] mailboxes = [own, Pick(random, RoleMailboxes), "", $"s{index}"];
            return new NamePair(before, now, At(Pick(random, mailboxes), index), "", IsSame: true);
        }

        // One in six has the given name or the surname of the one before: a file that says from when tells them apart.
        var (otherGiven, otherSurname) = (Other(random, Given, given), Other(random, Surnames, surname));
        var next = random.Next(6) switch
        {
            0 => $"{given} {otherSurname}",
            1 => $"{otherGiven} {surname}",
            _ => $"{otherGiven} {otherSurname}",
        };
        return new NamePair(before, Pick(random, Variants)(next), At(Pick(random, [.. RoleMailboxes, ""]), index), "2026-09-01", IsSame: false);
    }

    private static string At(string local, int index) => local.Length == 0 ? "" : $"{local}@school{index}.example".ToLowerInvariant();

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];

    private static string Other(Random random, string[] from, string but) => Pick(random, [.. from.Where(name => name != but)]);

    private static string WithoutAccents(string name) => string.Concat(name.Replace('Ł', 'L').Normalize(NormalizationForm.FormD)
        .Where(letter => char.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.NonSpacingMark));
}
