namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>The fields of objects and interfaces.</summary>
internal sealed partial class SchemaBuilder
{
    private void AddFields(FieldedType result, Type type)
    {
        var configuration = Configuration(type);
        var named = configuration.Fields.Where(f => f.Member is not null).ToDictionary(f => f.Member!.Name, StringComparer.Ordinal);
        var methods = Extensions(type).SelectMany(ResolverMethods).ToList();
        var resolved = methods.Select(Naming.Field).ToHashSet(StringComparer.Ordinal);
        if (BindsImplicitly(type, configuration))
        {
            foreach (var member in PublicMembers(type))
            {
                if (!named.ContainsKey(member.Name) && !resolved.Contains(Naming.Field(member)))
                {
                    result.AddField(member is PropertyInfo property
                        ? PropertyField(property, type, null, result.Name) : MethodField((MethodInfo)member, type, result.Name));
                }
            }
        }

        foreach (var field in configuration.Fields)
        {
            result.AddField(field.Member is PropertyInfo property
                ? PropertyField(property, type, field, result.Name) : ExpressionField(field, type, result.Name));
        }

        foreach (var method in methods)
        {
            result.AddField(MethodField(method, type, result.Name));
        }
    }

    private bool BindsImplicitly(Type type, TypeConfiguration configuration)
        => (configuration.Binding
            ?? (type.IsDefined(typeof(ObjectTypeAttribute), false) || type.IsDefined(typeof(InterfaceTypeAttribute), false)
            || IsPaging(type) || (_shown.Contains(type) && configuration.Fields.Count == 0)
                ? BindingBehavior.Implicit
                : _configuration.Schema.DefaultBindingBehavior)) == BindingBehavior.Implicit;

    /// <summary>Public members in their order, those of base classes first; without what records and objects bring along.</summary>
    private static IEnumerable<MemberInfo> PublicMembers(Type type)
    {
        var chain = new List<Type>();
        for (var t = type; t is not null && t != typeof(object) && t != typeof(ValueType); t = t.BaseType)
        {
            chain.Insert(0, t);
        }

        return chain.SelectMany(declaring => declaring.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(member => !member.IsDefined(typeof(GraphQLIgnoreAttribute)) && !IsExceptionPlumbing(member) && member switch
            {
                PropertyInfo property => property.GetMethod?.IsPublic == true && property.GetIndexParameters().Length == 0,
                MethodInfo method => !method.IsSpecialName && method.ReturnType != typeof(void) && !method.IsGenericMethod
                    && method.GetBaseDefinition().DeclaringType != typeof(object)
                    && method.GetBaseDefinition().DeclaringType != typeof(ValueType)
                    && !method.Name.StartsWith('<') && method.Name is not ("Equals" or "Deconstruct" or "CompareTo" or "PrintMembers"),
                _ => false,
            })
            .DistinctBy(member => member.Name)
            .OrderBy(member => chain.IndexOf(member.DeclaringType!)).ThenBy(member => member is MethodInfo)
            .ThenBy(member => member.MetadataToken);
    }

    private OutputField PropertyField(PropertyInfo property, Type type, FieldConfiguration? configured, string owner)
    {
        var shape = Retyped(_shapes.Read(property), property, configured);
        var body = Expression.Property(Expression.Convert(ResolverCompiler.Parent, type), property);
        return Field(configured?.GivenName ?? Naming.Field(property), shape, body, IdType(property, configured, owner), configured,
            property, []);
    }

    private OutputField ExpressionField(FieldConfiguration configured, Type type, string owner)
    {
        var name = configured.GivenName ?? throw new SchemaException($"{owner}: an expression that is not a property needs a Name.");
        var shape = Retyped(_shapes.Read(configured.Expression.ReturnType), null, configured);
        var parent = Expression.Convert(ResolverCompiler.Parent, type);
        var body = new Replace(configured.Expression.Parameters[0], parent).Visit(configured.Expression.Body)!;
        return Field(name, shape, body, configured.IsId ? configured.IdType ?? owner : null, configured, null, []);
    }

    private OutputField MethodField(MethodInfo method, Type? parentType, string owner)
    {
        if (!TakesParent(method, parentType))
        {
            throw new SchemaException($"{method.DeclaringType!.Name}.{method.Name} takes a [Parent] that {owner} does not have.");
        }

        var arguments = new List<InputValue>();
        var paging = method.GetCustomAttribute<UsePagingAttribute>();
        var values = method.GetParameters().Select(p => Parameter(p, arguments, paging)).ToArray();
        var instance = method.IsStatic ? null : Expression.Convert(ResolverCompiler.Parent, parentType!);
        Expression body = Expression.Call(instance, method, values);
        var shape = _shapes.Read(method);
        if (paging is not null && !IsPaging(shape.Type))
        {
            (body, shape) = ListPaging.Apply(body, shape, arguments, AddPagingArguments(arguments, paging), Sizes(paging));
        }

        shape = Retyped(shape, method, null);
        var field = Field(
            Naming.Field(method), shape, body, IdType(method, null, owner), null, method, arguments, Subscribe(method, arguments));
        field.Paging = paging is not null || method.GetParameters().Any(p => p.ParameterType == typeof(PagingArguments))
            ? Sizes(paging)
            : null;
        return field;
    }

    private static bool TakesParent(MethodInfo method, Type? parentType)
        => method.GetParameters().Where(parameter => parameter.IsDefined(typeof(ParentAttribute)))
            .All(parameter => parentType is not null && parameter.ParameterType.IsAssignableFrom(parentType) && HasRequired(parameter));

    private static bool HasRequired(ParameterInfo parameter)
    {
        var requires = parameter.GetCustomAttribute<ParentAttribute>()!.Requires;
        var error = requires is null ? null : ParentRequirements.Missing(parameter.ParameterType, requires);
        return error is null ? true : throw new SchemaException(
            $"{parameter.Member.DeclaringType!.Name}.{parameter.Member.Name}: [Parent(\"{requires}\")]: {error}");
    }

    private OutputField Field(
        string name, ClrShape shape, Expression body, string? idType, FieldConfiguration? configured, MemberInfo? member,
        IReadOnlyList<InputValue> arguments, SubscribeDelegate? subscribe = null)
    {
        var type = idType is not null ? IdOf(shape) : ConnectionOf(member, shape) ?? Output(shape);
        return new OutputField(name, type)
        {
            Description = configured?.GivenDescription ?? (member is null ? null : Description(member)),
            DeprecationReason = configured?.Reason ?? (member is null ? null : Deprecation(member)),
            Arguments = arguments,
            Resolver = ResolverCompiler.Compile(body, type, idType),
            Member = member,
            Authorization = Rules(member, configured),
            Subscribe = subscribe,
        };
    }

    private static ClrShape Retyped(ClrShape shape, MemberInfo? member, FieldConfiguration? configured)
    {
        var named = configured?.NamedType ?? member?.GetCustomAttribute<GraphQLTypeAttribute>()?.RuntimeType;
        shape = named is null ? shape : shape.With(named);
        return configured?.IsNonNull == true ? shape with { Nullable = false } : shape;
    }

    private string? IdType(MemberInfo member, FieldConfiguration? configured, string owner)
    {
        if (configured?.IsId == true)
        {
            return configured.IdType ?? owner;
        }

        return member.GetCustomAttribute<IDAttribute>() is { } id ? IdTypeName(id) ?? owner : null;
    }

    private string? IdTypeName(IDAttribute attribute)
        => attribute.GetType() is { IsGenericType: true } generic ? Output(generic.GetGenericArguments()[0]).Name : attribute.TypeName;

    private static GraphQLType IdOf(ClrShape shape)
    {
        GraphQLType type = shape.Element is null ? BuiltInScalars.ID : new ListType(IdOf(shape.Element));
        return shape.Nullable ? type : new NonNullType(type);
    }

    private sealed class Replace(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}
