namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>One type of error that a mutation declares.</summary>
/// <param name="Type">The CLR type that the client is shown.</param>
/// <param name="Exception">The exact type of exception that it is made from; null when the mutation only returns it.</param>
/// <param name="Create">Makes the error of that exception.</param>
internal sealed record MutationError(Type Type, Type? Exception, Func<Exception, object>? Create)
{
    /// <summary>What one <c>[Error&lt;TError&gt;]</c>, or one type argument of a field result, declares.</summary>
    public static IEnumerable<MutationError> From(Type type)
    {
        var factories = type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.Name == "CreateErrorFrom" && TakesException(method)).ToList();
        if (factories.Count > 0)
        {
            return factories.Select(method => Made(
                method.ReturnType == typeof(object) ? type : method.ReturnType, method, exception => Expression.Call(method, exception)));
        }

        var constructors = typeof(Exception).IsAssignableFrom(type)
            ? [] : type.GetConstructors().Where(TakesException).ToList();
        return constructors.Count > 0
            ? constructors.Select(constructor => Made(type, constructor, exception => Expression.New(constructor, exception)))
            : [typeof(Exception).IsAssignableFrom(type)
                ? new MutationError(type, type, exception => exception)
                : new MutationError(type, null, null)];
    }

    private static bool TakesException(MethodBase method)
        => method.GetParameters() is [var only] && typeof(Exception).IsAssignableFrom(only.ParameterType);

    private static MutationError Made(Type type, MethodBase method, Func<Expression, Expression> create)
    {
        var exception = method.GetParameters()[0].ParameterType;
        var parameter = Expression.Parameter(typeof(Exception), "exception");
        var body = Expression.Convert(create(Expression.Convert(parameter, exception)), typeof(object));
        return new MutationError(type, exception, Expression.Lambda<Func<Exception, object>>(body, parameter).Compile());
    }
}

/// <summary>The errors of one mutation, in the order in which they are declared.</summary>
internal sealed class MutationErrors(IReadOnlyList<MutationError> declared)
{
    /// <summary>The CLR types of the error union's members.</summary>
    public IEnumerable<Type> Types => declared.Select(error => error.Type).Distinct();

    /// <summary>The errors that an exception stands for; null when it, or one inside an aggregate, was not declared.</summary>
    public IReadOnlyList<object>? From(Exception exception)
    {
        if (One(exception) is { } error)
        {
            return [error];
        }

        if (exception is not AggregateException aggregate)
        {
            return null;
        }

        var errors = new List<object>();
        foreach (var inner in aggregate.Flatten().InnerExceptions)
        {
            if (One(inner) is not { } known)
            {
                return null;
            }

            errors.Add(known);
        }

        return errors;
    }

    private object? One(Exception exception)
        => declared.FirstOrDefault(error => error.Exception == exception.GetType())?.Create!(exception);
}
