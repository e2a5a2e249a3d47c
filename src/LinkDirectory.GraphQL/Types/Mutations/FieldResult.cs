namespace LinkDirectory.GraphQL.Types;

/// <summary>The result of a mutation: a value, or the errors that its caller can put right.</summary>
public interface IFieldResult
{
    /// <summary>The value, or the errors where it failed.</summary>
    object? Value { get; }

    bool IsError { get; }
}

/// <summary>A value or errors; the errors' types are those of <c>[Error&lt;TError&gt;]</c>.</summary>
public class FieldResult<TResult> : IFieldResult
{
    public FieldResult(TResult? value) => Value = value;

    /// <exception cref="ArgumentException">There is no error, or one of them is null.</exception>
    public FieldResult(IEnumerable<object> errors)
    {
        object[] all = [.. errors];
        Errors = all.Length > 0 && Array.TrueForAll(all, error => error is not null)
            ? all : throw new ArgumentException("A failure needs at least one error, and none that is null.", nameof(errors));
    }

    /// <summary>The value; the default where it failed.</summary>
    public TResult? Value { get; }

    public IReadOnlyList<object>? Errors { get; }

    public bool IsError => Errors is not null;

    object? IFieldResult.Value => IsError ? Errors : Value;

    public static implicit operator FieldResult<TResult>(TResult? value) => new(value);
}
