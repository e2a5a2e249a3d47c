namespace LinkDirectory.Features.Contacts;

/// <summary>What somebody says of a person in a role, as they typed it. Personal data.</summary>
public sealed record PersonInput(string Name, string? JobTitle = null, string? Email = null, string? Telephone = null);

/// <summary>Reads what people type into records, with what is wrong at its field.</summary>
/// <param name="path">The way to the record in the input; empty at its root.</param>
internal sealed class InputReader(params IReadOnlyList<string> path)
{
    private readonly List<Problem> problems = [];

    public IReadOnlyList<Problem> Problems => problems;

    public PersonInput Person(PersonInput given)
    {
        var name = Line("name", given.Name, 120);
        if (name is null)
        {
            Refuse("name", "Write the person’s name.");
        }
        else if (!InvisibleText.IsPlainLine(name) && !problems.Exists(problem => problem is InvalidInput { Field: [.., "name"] }))
        {
            Refuse("name", NameText.Advice);
        }

        return new PersonInput(NameText.Tidy(name ?? ""), Line("jobTitle", given.JobTitle, 120), Email("email", given.Email),
            Telephone("telephone", given.Telephone));
    }

    /// <summary>One line of text without spaces around it; null where it is empty.</summary>
    public string? Line(string field, string? text, int longest)
    {
        var line = text is null ? null : InvisibleText.Remove(text).Trim();
        if (string.IsNullOrEmpty(line))
        {
            return null;
        }

        if (line.Length > longest || line.Any(char.IsControl))
        {
            Refuse(field, line.Length > longest ? $"Write at most {longest} characters; this has {line.Length}." : "Write it on one line.");
        }

        return line;
    }

    public string? Email(string field, string? text)
    {
        if (Line(field, text, 254) is not { } line)
        {
            return null;
        }

        if (EmailText.TryParse(line, out var address, out _))
        {
            return address;
        }

        Refuse(field, EmailText.Advice(line));
        return null;
    }

    public string? Telephone(string field, string? text)
    {
        if (Line(field, text, 40) is not { } line)
        {
            return null;
        }

        if (TelephoneNumber.TryParse(line, out var telephone))
        {
            return telephone;
        }

        Refuse(field, "This is not a UK telephone number. Write it with its area code, as in 020 7946 0001.");
        return null;
    }

    public void Refuse(string field, string message) => problems.Add(new InvalidInput(message, [.. path, field]));
}
