namespace LinkDirectory.Data.Prepared;

/// <summary>
/// A list of keys as one parameter, which a statement reads with <c>json_each</c>: its text is the same for however many there are.
/// </summary>
internal static class KeyList
{
    public static string Of(IReadOnlyCollection<int> keys)
    {
        if (keys.Count == 1)
        {
            return string.Create(CultureInfo.InvariantCulture, $"[{keys.First()}]");
        }

        var list = new StringBuilder("[");
        foreach (var key in keys)
        {
            list.Append(list.Length > 1 ? "," : "").Append(key);
        }

        return list.Append(']').ToString();
    }
}
