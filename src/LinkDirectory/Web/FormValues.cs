namespace LinkDirectory.Web;

/// <summary>What a form's fields hold, by their ids, kept as it was typed so that nothing is lost when the form comes back.</summary>
public sealed class FormValues
{
    private readonly Dictionary<string, IReadOnlyList<string>> values = new(StringComparer.Ordinal);

    /// <summary>The field's text; empty where it has none. Ticked values of one field are put on lines of their own.</summary>
    public string this[string field]
    {
        get => string.Join('\n', All(field));
        set => values[field] = [value];
    }

    public static FormValues Read(IFormCollection form)
    {
        var read = new FormValues();
        read.Take(form);
        return read;
    }

    /// <summary>Puts what was sent in place of what the form began with; fields that were not sent stay.</summary>
    public void Take(IFormCollection form)
    {
        foreach (var (field, texts) in form)
        {
            values[field] = [.. texts.OfType<string>().Select(text => text.ReplaceLineEndings("\n").Trim())];
        }
    }

    public IReadOnlyList<string> All(string field) => values.GetValueOrDefault(field, []);

    public bool Holds(string field, string value) => All(field).Contains(value, StringComparer.Ordinal);

    public void Set(string field, IEnumerable<string> several) => values[field] = [.. several];

    /// <summary>Puts a day into a field's three boxes; null empties them.</summary>
    public void SetDay(string field, DateOnly? day)
    {
        var typed = TypedDay.From(day);
        (this[$"{field}-day"], this[$"{field}-month"], this[$"{field}-year"]) = (typed.Day, typed.Month, typed.Year);
    }

    /// <summary>The field's lines, without the empty ones.</summary>
    public IReadOnlyList<string> Lines(string field) =>
        this[field].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Says nothing, so that no log can hold what was typed.</summary>
    public override string ToString() => nameof(FormValues);
}
