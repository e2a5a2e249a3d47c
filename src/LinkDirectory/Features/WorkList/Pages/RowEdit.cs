using LinkDirectory.Features.Contacts;
using LinkDirectory.Web.Components;

namespace LinkDirectory.Features.WorkList.Pages;

/// <summary>What an editor has typed about a point of contact in the grid, beside what it said when they began. Personal data.</summary>
public sealed class RowEdit
{
    private static readonly (string Name, string Label)[] Labels =
    [
        ("sharedEmail", "Role’s own mailbox"), ("sharedTelephone", "Role’s telephone"), ("availability", "When it can be reached"),
        ("name", "Who is in post"), ("jobTitle", "Their job title"), ("email", "Their email"), ("telephone", "Their telephone"),
    ];

    private readonly Dictionary<string, string> fields;

    private readonly Dictionary<string, string> before;

    private RowEdit(ContactGridItem item)
    {
        Row = item;
        Version = item.Reading.Version;
        before = FieldsOf(item.Reading);
        fields = new Dictionary<string, string>(before, StringComparer.Ordinal);
    }

    public ContactGridItem Row { get; }

    public int Id => Row.Reading.Id;

    /// <summary>The version that was seen.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<FieldProblem> Problems { get; set; } = [];

    /// <summary>What somebody else made of it meanwhile; null where nobody did.</summary>
    public ContactView? Theirs { get; private set; }

    public static IReadOnlyList<(string Name, string Label)> Fields => Labels;

    /// <summary>Whether anything was typed that is not saved.</summary>
    public bool IsChanged => Labels.Any(l => fields[l.Name] != before[l.Name]);

    /// <summary>Whether it names somebody other than who was in post.</summary>
    public bool NamesAnother =>
        fields["name"].Trim().Length > 0 && !fields["name"].Trim().Equals(before["name"], StringComparison.OrdinalIgnoreCase);

    public bool ChangesPerson => Labels.Skip(3).Any(l => fields[l.Name] != before[l.Name]);

    public string this[string field]
    {
        get => fields[field];
        set => fields[field] = value ?? "";
    }

    public static RowEdit From(ContactGridItem item) => new(item);

    /// <summary>A draft with what was typed before, on top of the version that it was typed over.</summary>
    public static RowEdit From(ContactGridItem item, int version, IReadOnlyDictionary<string, string> typed)
    {
        var draft = new RowEdit(item) { Version = version };
        foreach (var (name, _) in Labels)
        {
            draft[name] = typed.GetValueOrDefault(name) ?? draft[name];
        }

        return draft;
    }

    /// <summary>What puts the record back to what it said before this draft was saved.</summary>
    public RowEdit Reverse(ContactGridItem saved)
    {
        var back = new RowEdit(saved);
        foreach (var (name, _) in Labels)
        {
            back[name] = before[name];
        }

        return back;
    }

    /// <summary>The role's own fields that changed.</summary>
    public RoleDetailsEdit Edit() => new()
    {
        SharedEmail = Changed("sharedEmail"),
        SharedTelephone = Changed("sharedTelephone"),
        Availability = Changed("availability"),
    };

    public PersonInput Person() => new(this["name"].Trim(), Empty("jobTitle"), Empty("email"), Empty("telephone"));

    /// <summary>Somebody else was first.</summary>
    public void Meet(ContactView theirs) => Theirs = theirs;

    /// <summary>Takes what somebody else made of it, with what was typed here over it.</summary>
    public void Insist()
    {
        var theirs = FieldsOf(Theirs!);
        foreach (var (name, _) in Labels)
        {
            fields[name] = fields[name] == before[name] ? theirs[name] : fields[name];
            before[name] = theirs[name];
        }

        Version = Theirs!.Version;
        Theirs = null;
    }

    public static Dictionary<string, string> FieldsOf(ContactView reading) => new(StringComparer.Ordinal)
    {
        ["sharedEmail"] = reading.SharedEmail ?? "",
        ["sharedTelephone"] = reading.SharedTelephone ?? "",
        ["availability"] = reading.Availability ?? "",
        ["name"] = reading.Holder?.Name ?? "",
        ["jobTitle"] = reading.Holder?.JobTitle ?? "",
        ["email"] = reading.Holder?.Email ?? "",
        ["telephone"] = reading.Holder?.Telephone ?? "",
    };

    /// <summary>What is wrong, at its fields.</summary>
    public void Refuse(Result refused)
    {
        if (refused.Problems.OfType<ContactChangedMeanwhile>().FirstOrDefault() is { } meanwhile)
        {
            Meet(meanwhile.Current);
            return;
        }

        Problems = FieldProblem.From(refused, path => fields.ContainsKey(path[^1]) ? InputId(path[^1]) : null);
    }

    public string InputId(string field) => FormattableString.Invariant($"{field}-{Id}");

    private NewValue<string?> Changed(string field) => fields[field] == before[field] ? default : new NewValue<string?>(Empty(field));

    private string? Empty(string field) => string.IsNullOrWhiteSpace(fields[field]) ? null : fields[field].Trim();
}
