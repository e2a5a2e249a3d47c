using System.Linq.Expressions;
using System.Reflection;
using LinkDirectory.GraphQL.Authorization;

namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>What <c>Configure</c> said of a field.</summary>
internal sealed class FieldConfiguration(LambdaExpression expression) : IObjectFieldDescriptor
{
    public LambdaExpression Expression { get; } = expression;

    /// <summary>The member itself, when the expression is nothing more than it.</summary>
    public MemberInfo? Member { get; } = MemberOf(expression);

    public string? GivenName { get; private set; }

    public string? GivenDescription { get; private set; }

    public string? Reason { get; private set; }

    public bool IsId { get; private set; }

    public string? IdType { get; private set; }

    public bool IsNonNull { get; private set; }

    public Type? NamedType { get; private set; }

    public List<AuthorizationRule> Rules { get; } = [];

    public IObjectFieldDescriptor Name(string name)
    {
        GivenName = name;
        return this;
    }

    public IObjectFieldDescriptor Description(string description)
    {
        GivenDescription = description;
        return this;
    }

    public IObjectFieldDescriptor Deprecated(string reason)
    {
        Reason = reason;
        return this;
    }

    public IObjectFieldDescriptor ID(string? typeName = null)
    {
        (IsId, IdType) = (true, typeName);
        return this;
    }

    public IObjectFieldDescriptor NonNull()
    {
        IsNonNull = true;
        return this;
    }

    public IObjectFieldDescriptor Authorize(string? policy = null, ApplyPolicy apply = ApplyPolicy.BeforeResolver)
    {
        Rules.Add(new AuthorizationRule(policy, [], apply));
        return this;
    }

    public IObjectFieldDescriptor Type<TType>()
    {
        NamedType = typeof(TType);
        return this;
    }

    public static MemberInfo? MemberOf(LambdaExpression expression)
    {
        var body = expression.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : expression.Body;
        return body is MemberExpression { Expression: ParameterExpression } member ? member.Member : null;
    }
}

/// <summary>What is said of a type by its attributes and by <c>Configure</c>.</summary>
internal abstract class TypeConfiguration
{
    public string? GivenName { get; protected set; }

    public string? GivenDescription { get; protected set; }

    public BindingBehavior? Binding { get; protected set; }

    public List<FieldConfiguration> Fields { get; } = [];

    public HashSet<string> Ignored { get; } = new(StringComparer.Ordinal);

    public List<Type> Interfaces { get; } = [];

    public List<AuthorizationRule> Rules { get; } = [];

    protected FieldConfiguration Add(LambdaExpression expression)
    {
        var field = new FieldConfiguration(expression);
        Fields.Add(field);
        return field;
    }
}

internal sealed class TypeConfiguration<T> : TypeConfiguration, IObjectTypeDescriptor<T>, IInterfaceTypeDescriptor<T>
{
    public IObjectTypeDescriptor<T> Name(string name)
    {
        GivenName = name;
        return this;
    }

    public IObjectTypeDescriptor<T> Description(string description)
    {
        GivenDescription = description;
        return this;
    }

    public IObjectTypeDescriptor<T> BindFieldsExplicitly()
    {
        Binding = BindingBehavior.Explicit;
        return this;
    }

    public IObjectTypeDescriptor<T> BindFieldsImplicitly()
    {
        Binding = BindingBehavior.Implicit;
        return this;
    }

    public IObjectFieldDescriptor Field<TValue>(Expression<Func<T, TValue>> field) => Add(field);

    public IObjectTypeDescriptor<T> Ignore<TValue>(Expression<Func<T, TValue>> field)
    {
        Ignored.Add((FieldConfiguration.MemberOf(field) ?? throw new SchemaException("Ignore takes a member.")).Name);
        return this;
    }

    public IObjectTypeDescriptor<T> Implements<TInterface>()
    {
        Interfaces.Add(typeof(TInterface));
        return this;
    }

    public IObjectTypeDescriptor<T> Authorize(string? policy = null, ApplyPolicy apply = ApplyPolicy.BeforeResolver)
    {
        Rules.Add(new AuthorizationRule(policy, [], apply));
        return this;
    }

    IInterfaceTypeDescriptor<T> IInterfaceTypeDescriptor<T>.Name(string name)
    {
        Name(name);
        return this;
    }

    IInterfaceTypeDescriptor<T> IInterfaceTypeDescriptor<T>.Description(string description)
    {
        Description(description);
        return this;
    }

    IInterfaceTypeDescriptor<T> IInterfaceTypeDescriptor<T>.BindFieldsExplicitly()
    {
        BindFieldsExplicitly();
        return this;
    }

    IInterfaceTypeDescriptor<T> IInterfaceTypeDescriptor<T>.Implements<TInterface>()
    {
        Implements<TInterface>();
        return this;
    }
}
