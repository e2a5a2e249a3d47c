namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>What a C# type says of a GraphQL type: lists, null, and the CLR type inside.</summary>
internal sealed record ClrShape(Type Type, bool Nullable, ClrShape? Element = null)
{
    /// <summary>The type inside an <see cref="Optional{T}"/>; null when the value is in none.</summary>
    public Type? OptionalType { get; init; }

    /// <summary>Whether the value is inside an <see cref="Optional{T}"/>.</summary>
    public bool Optional => OptionalType is not null;

    /// <summary>The CLR type inside every list.</summary>
    public Type NamedType => Element is null ? Type : Element.NamedType;

    /// <summary>The same lists and nulls around another CLR type.</summary>
    public ClrShape With(Type named) => Element is null ? this with { Type = named } : this with { Element = Element.With(named) };

    public static Type Unwrapped(Type type)
        => type.IsGenericType
            && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            ? type.GetGenericArguments()[0] : type;
}

internal static class HiddenMethods
{
    /// <summary>A private static method, for compiled expressions to call.</summary>
    public static MethodInfo Hidden(this Type type, string name) => type.GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;
}

/// <summary>Reads shapes from members and parameters, with C#'s own nullability.</summary>
internal sealed class ShapeReader(Func<Type, bool> isScalar)
{
    private readonly NullabilityInfoContext _nullability = new();

    public ClrShape Read(PropertyInfo property)
        => Read(property.PropertyType, _nullability.Create(property), OpenMember(property)?.PropertyType);

    public ClrShape Read(MethodInfo method)
        => Read(method.ReturnType, _nullability.Create(method.ReturnParameter), OpenMethod(method)?.ReturnType);

    /// <summary>The shape of the value inside a method's field result.</summary>
    public ClrShape ReadFieldResult(MethodInfo method)
    {
        var info = _nullability.Create(method.ReturnParameter);
        info = ClrShape.Unwrapped(method.ReturnType) == method.ReturnType ? info : info.GenericTypeArguments[0];
        return Read(ClrShape.Unwrapped(method.ReturnType).GetGenericArguments()[0], info.GenericTypeArguments[0], null);
    }

    public ClrShape Read(ParameterInfo parameter) => Read(parameter.ParameterType, _nullability.Create(parameter), null);

    /// <summary>A type without a member: what can be null is, unless it is a value type.</summary>
    public ClrShape Read(Type type) => Read(type, null, null);

    private ClrShape Read(Type type, NullabilityInfo? info, Type? open)
    {
        if (ClrShape.Unwrapped(type) is var inner && inner != type)
        {
            return Read(inner, Argument(info), Argument(open));
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>))
        {
            return Read(type.GetGenericArguments()[0], Argument(info), Argument(open)) with
            {
                OptionalType = type.GetGenericArguments()[0],
                Nullable = true,
            };
        }

        var underlying = Nullable.GetUnderlyingType(type);
        var nullable = underlying is not null
            || (!type.IsValueType
                && open is not { IsGenericParameter: true }
                && (info is null || info.ReadState == NullabilityState.Nullable));
        type = underlying ?? type;
        if (isScalar(type) || ElementType(type) is not { } element)
        {
            return new ClrShape(type, nullable);
        }

        var elementInfo = type.IsArray ? info?.ElementType : Argument(info);
        var elementOpen = open is null ? null : open.IsArray ? open.GetElementType() : Argument(open);
        return new ClrShape(type, nullable, Read(element, elementInfo, elementOpen));
    }

    private static Type? ElementType(Type type)
    {
        if (type.IsArray)
        {
            return type.GetElementType();
        }

        if (type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type))
        {
            return null;
        }

        var sequence = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>)
            ? type
            : type.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        return sequence?.GetGenericArguments()[0];
    }

    private static NullabilityInfo? Argument(NullabilityInfo? info) => info?.GenericTypeArguments is [var only] ? only : null;

    private static Type? Argument(Type? open) => open?.IsGenericType == true && open.GetGenericArguments() is [var only] ? only : null;

    private static PropertyInfo? OpenMember(PropertyInfo property)
        => property.DeclaringType is { IsGenericType: true } type
            ? type.GetGenericTypeDefinition().GetProperty(property.Name,
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            : null;

    private static MethodInfo? OpenMethod(MethodInfo method)
        => method.DeclaringType is { IsGenericType: true } type
            ? type.GetGenericTypeDefinition().GetMethods().FirstOrDefault(m => m.MetadataToken == method.MetadataToken)
            : null;
}
