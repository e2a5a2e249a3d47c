namespace LinkDirectory.GraphQL;

/// <summary>What a mutation found out: a value, or the errors that its caller can put right.</summary>
public interface IFieldResult
{
    /// <summary>The value, or the errors where it failed.</summary>
    object? Value { get; }

    /// <summary>Whether there is a value, which may be null.</summary>
    bool IsSuccess { get; }

    /// <summary>Whether there are errors.</summary>
    bool IsError { get; }
}

/// <summary>A value or errors; the errors' types are those of <c>[Error&lt;TError&gt;]</c>.</summary>
public readonly record struct FieldResult<TResult> : IFieldResult
{
    /// <summary>A success.</summary>
    public FieldResult(TResult? value) => (Value, IsSuccess) = (value, true);

    /// <summary>A failure.</summary>
    /// <exception cref="ArgumentException">There is no error, or one of them is null.</exception>
    public FieldResult(IEnumerable<object> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        object[] all = [.. errors];
        Errors = all.Length > 0 && Array.TrueForAll(all, error => error is not null)
            ? all : throw new ArgumentException("A failure needs at least one error, and none that is null.", nameof(errors));
    }

    /// <summary>The value; the default where it failed.</summary>
    public TResult? Value { get; }

    /// <summary>The errors; null where it succeeded.</summary>
    public IReadOnlyList<object>? Errors { get; }

    /// <inheritdoc/>
    public bool IsSuccess { get; }

    /// <inheritdoc/>
    public bool IsError => Errors is not null;

    object? IFieldResult.Value => IsError ? Errors : Value;

    /// <summary>A success.</summary>
    public static implicit operator FieldResult<TResult>(TResult? value) => new(value);
}
