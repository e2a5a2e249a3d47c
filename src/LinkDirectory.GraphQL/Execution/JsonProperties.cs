namespace LinkDirectory.GraphQL.Execution;

/// <summary>The properties of a JSON object, the last of each name. Many are indexed, so that reading them all is linear.</summary>
internal readonly struct JsonProperties
{
    private const int Few = 8;

    private readonly JsonElement _object;
    private readonly Dictionary<string, JsonElement>? _byName;

    /// <param name="element">A JSON object; anything else has no properties.</param>
    public JsonProperties(JsonElement? element)
    {
        if (element is not { ValueKind: JsonValueKind.Object } given)
        {
            return;
        }

        _object = given;
        Count = given.GetPropertyCount();
        if (Count > Few)
        {
            _byName = new(Count, StringComparer.Ordinal);
            foreach (var property in given.EnumerateObject())
            {
                _byName[property.Name] = property.Value;
            }
        }
    }

    /// <summary>How many there are, every one of a name counted.</summary>
    public int Count { get; }

    public bool TryGet(string name, out JsonElement value)
    {
        value = default;
        return _byName is not null ? _byName.TryGetValue(name, out value) : Count > 0 && _object.TryGetProperty(name, out value);
    }
}
