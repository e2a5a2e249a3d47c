namespace LinkDirectory.GraphQL.Types;

/// <summary>Makes one mutation follow the conventions, or not, and names what they make for it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UseMutationConventionAttribute : Attribute
{
    /// <summary>The name of the input type; the options' when null.</summary>
    public string? InputTypeName { get; init; }

    /// <summary>The name of the one argument; the options' when null.</summary>
    public string? InputArgumentName { get; init; }

    /// <summary>The name of the payload type; the options' when null.</summary>
    public string? PayloadTypeName { get; init; }

    /// <summary>The name of the payload's field that holds the result; its type's name when null.</summary>
    public string? PayloadFieldName { get; init; }

    /// <summary>The name of the union of errors; the options' when null.</summary>
    public string? PayloadErrorTypeName { get; init; }

    /// <summary>The name of the payload's field that holds the errors; the options' when null.</summary>
    public string? PayloadErrorsFieldName { get; init; }

    /// <summary>Whether this mutation stays as it is written.</summary>
    public bool Disable { get; init; }
}

/// <summary>
/// A failure that the mutation's caller can put right: an exception that it throws, or a type that makes an error of one
/// by a static <c>CreateErrorFrom(TException)</c> or by a constructor that takes it. It becomes a member of the payload's
/// error union, must have a <c>message</c>, and shows every public member. Exceptions match by their exact type.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class ErrorAttribute(Type errorType) : Attribute
{
    public Type ErrorType { get; } = errorType;
}

[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ErrorAttribute<TError>() : ErrorAttribute(typeof(TError));
