namespace LinkDirectory.GraphQL;

/// <summary>What the schema builder and the input coercion need of <see cref="Optional{T}"/>.</summary>
public interface IOptional
{
    /// <summary>Whether the input field was given at all.</summary>
    bool HasValue { get; }

    object? Value { get; }
}

/// <summary>An input field or argument that tells 'left out' from 'given as null'.</summary>
public readonly record struct Optional<T> : IOptional
{
    /// <summary>An input field that was given.</summary>
    public Optional(T? value)
    {
        Value = value;
        HasValue = true;
    }

    public bool HasValue { get; }

    /// <summary>The value given; the default when none was.</summary>
    public T? Value { get; }

    object? IOptional.Value => Value;

    /// <summary>An input field that was given.</summary>
    public static implicit operator Optional<T>(T? value) => new(value);
}
