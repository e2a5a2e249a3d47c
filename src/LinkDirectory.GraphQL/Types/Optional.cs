namespace LinkDirectory.GraphQL;

/// <summary>An input field or argument that distinguishes 'left out' from 'given as null'.</summary>
public readonly record struct Optional<T>
{
    /// <summary>A value that was given, which may be null.</summary>
    public Optional(T? value) => (Value, HasValue) = (value, true);

    public bool HasValue { get; }

    /// <summary>The value given; the default if it was left out.</summary>
    public T? Value { get; }

    public static implicit operator Optional<T>(T? value) => new(value);
}
