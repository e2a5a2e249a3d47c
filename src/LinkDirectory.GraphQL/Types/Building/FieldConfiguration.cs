namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>What <c>Configure</c> says about a field.</summary>
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

    public IObjectFieldDescriptor Name(string name) => Set(() => GivenName = name);

    public IObjectFieldDescriptor Description(string description) => Set(() => GivenDescription = description);

    public IObjectFieldDescriptor Deprecated(string reason) => Set(() => Reason = reason);

    public IObjectFieldDescriptor ID(string? typeName = null) => Set(() => (IsId, IdType) = (true, typeName));

    public IObjectFieldDescriptor NonNull() => Set(() => IsNonNull = true);

    public IObjectFieldDescriptor Type<TType>() => Set(() => NamedType = typeof(TType));

    public IObjectFieldDescriptor Authorize(string? policy = null, ApplyPolicy apply = ApplyPolicy.BeforeResolver)
        => Set(() => Rules.Add(new AuthorizationRule(policy, [], apply)));

    public static MemberInfo? MemberOf(LambdaExpression expression)
    {
        var body = expression.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : expression.Body;
        return body is MemberExpression { Expression: ParameterExpression } member ? member.Member : null;
    }

    private FieldConfiguration Set(Action change)
    {
        change();
        return this;
    }
}

/// <summary>What a type's attributes and <c>Configure</c> say about it.</summary>
internal abstract class TypeConfiguration
{
    public string? GivenName { get; protected set; }
    public string? GivenDescription { get; protected set; }
    public BindingBehavior? Binding { get; protected set; }

    public List<FieldConfiguration> Fields { get; } = [];

    public List<Type> Interfaces { get; } = [];

    public List<AuthorizationRule> Rules { get; } = [];

    protected FieldConfiguration Add(LambdaExpression expression)
    {
        var field = new FieldConfiguration(expression);
        Fields.Add(field);
        return field;
    }
}

internal sealed class TypeConfiguration<T> : TypeConfiguration, IObjectTypeDescriptor<T>
{
    public IObjectTypeDescriptor<T> Name(string name) => Set(() => GivenName = name);

    public IObjectTypeDescriptor<T> Description(string description) => Set(() => GivenDescription = description);

    public IObjectTypeDescriptor<T> BindFieldsExplicitly() => Set(() => Binding = BindingBehavior.Explicit);

    public IObjectTypeDescriptor<T> BindFieldsImplicitly() => Set(() => Binding = BindingBehavior.Implicit);

    public IObjectFieldDescriptor Field<TValue>(Expression<Func<T, TValue>> field) => Add(field);

    public IObjectTypeDescriptor<T> Implements<TInterface>() => Set(() => Interfaces.Add(typeof(TInterface)));

    public IObjectTypeDescriptor<T> Authorize(string? policy = null, ApplyPolicy apply = ApplyPolicy.BeforeResolver)
        => Set(() => Rules.Add(new AuthorizationRule(policy, [], apply)));

    private TypeConfiguration<T> Set(Action change)
    {
        change();
        return this;
    }
}
