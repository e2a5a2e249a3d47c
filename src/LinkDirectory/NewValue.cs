namespace LinkDirectory;

/// <summary>A field of an edit: a new value, which may be null, or none where the field stays as it is.</summary>
public readonly record struct NewValue<T>
{
    public NewValue(T? value) => (Value, HasValue) = (value, true);

    public bool HasValue { get; }

    /// <summary>The new value; the default where the field stays as it is.</summary>
    public T? Value { get; }

    public static implicit operator NewValue<T>(T? value) => new(value);
}
