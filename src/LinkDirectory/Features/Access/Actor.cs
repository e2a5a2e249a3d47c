namespace LinkDirectory.Features.Access;

/// <summary>Who asks, and what they may see or do. Every feature service takes one; nothing is granted by default.</summary>
/// <param name="Name">Whom the audit trail names.</param>
/// <param name="Door">The way in: page, API, command line or job.</param>
public sealed record Actor(string Name, Door Door)
{
    /// <summary>May see the people in roles, their mail and telephones, and schools' mailboxes.</summary>
    public bool ReadsPeople { get; init; }

    /// <summary>May run imports and change the directory.</summary>
    public bool EditsDirectory { get; init; }

    /// <summary>Anyone, signed in to nothing.</summary>
    public static Actor Anonymous(Door door) => new("anonymous", door);

    /// <summary>Whoever runs the command line: they already hold the database file.</summary>
    public static Actor Operator { get; } = new("operator", Door.CommandLine) { ReadsPeople = true, EditsDirectory = true };
}

/// <summary>The door that a reading or a change came through.</summary>
public enum Door
{
    Page,
    Api,
    CommandLine,
    Job,
}
