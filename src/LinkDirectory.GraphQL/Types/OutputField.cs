namespace LinkDirectory.GraphQL.Types;

public sealed class OutputField(string name, GraphQLType type)
{
    public string Name { get; } = name;
    public GraphQLType Type { get; } = type;

    /// <summary>The type, as far as writing a value needs it.</summary>
    internal ValueShape Shape { get; } = new(type);

    public string? Description { get; internal init; }
    public string? DeprecationReason { get; internal init; }
    public IReadOnlyList<InputValue> Arguments { get; internal init; } = [];

    internal FieldResolver Resolver { get; set; } = FieldResolver.None;

    /// <summary>The C# that it was made of; null for what the server adds.</summary>
    internal MemberInfo? Member { get; init; }

    internal PageSizes? Paging { get; set; }

    /// <summary>What the viewer must be allowed.</summary>
    internal IReadOnlyList<AuthorizationRule> Authorization { get; set; } = [];

    /// <summary>How its events are subscribed to; null unless it is a field of the subscription root.</summary>
    internal SubscribeDelegate? Subscribe { get; init; }

    /// <summary>The same field of another type, or resolved in another way.</summary>
    internal OutputField As(GraphQLType newType, FieldResolver? resolver = null) => new(Name, newType)
    {
        Description = Description,
        DeprecationReason = DeprecationReason,
        Arguments = Arguments,
        Resolver = resolver ?? Resolver,
        Member = Member,
        Paging = Paging,
        Authorization = Authorization,
        Subscribe = Subscribe,
    };

    public InputValue? Argument(string name) => Arguments.FirstOrDefault(argument => argument.Name == name);

    /// <summary>The field with its type, as errors name it: such as <c>Query.school</c>.</summary>
    internal string NameOn(NamedType? parent) => Name.StartsWith("__", StringComparison.Ordinal) ? $"<meta>.{Name}" : $"{parent}.{Name}";
}
