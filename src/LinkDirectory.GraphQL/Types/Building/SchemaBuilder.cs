namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>Builds a schema from annotated C#.</summary>
internal sealed partial class SchemaBuilder
{
    private readonly GraphQLServerConfiguration _configuration;
    private readonly Func<Type, bool> _isService;
    private readonly ShapeReader _shapes;
    private readonly Dictionary<Type, ScalarType> _scalars = [];
    private readonly Dictionary<Type, NamedType> _outputs = [];
    private readonly Dictionary<Type, NamedType> _inputs = [];
    private readonly Dictionary<Type, EnumType> _enums = [];
    private readonly Dictionary<Type, InputBinder> _inputBinders = [];
    private readonly Dictionary<Type, List<Type>> _extensions = [];
    private readonly Dictionary<Type, TypeConfiguration> _configured = [];
    private readonly Queue<Action> _pending = new();

    public SchemaBuilder(GraphQLServerConfiguration configuration, Func<Type, bool> isService)
    {
        _configuration = configuration;
        _isService = isService;
        _shapes = new ShapeReader(_scalars.ContainsKey);
        AddScalars();
        foreach (var type in configuration.Types.Distinct())
        {
            foreach (var extension in type.GetCustomAttributes(false).OfType<ITypeExtensionAttribute>())
            {
                _extensions.GetOrNew(extension.RuntimeType).Add(type);
            }
        }
    }

    /// <exception cref="SchemaException">The C# contradicts the specification.</exception>
    public Schema Build()
    {
        var query = Root<QueryTypeAttribute>("Query") ?? new ObjectType("Query");
        var mutation = Root<MutationTypeAttribute>("Mutation");
        var subscription = Root<SubscriptionTypeAttribute>("Subscription");
        foreach (var type in DescribedTypes())
        {
            Output(type);
        }

        Drain();
        if (_configuration.GlobalObjectIdentification)
        {
            AddNodeFields(query);
        }

        Drain();
        var roots = new[] { query, mutation, subscription }.OfType<NamedType>();
        var types = roots.Concat(_outputs.Values).Concat(_inputs.Values).Concat(_enums.Values).Concat(_generated)
            .Concat(UsedScalars(roots.Concat(_outputs.Values).Concat(_inputs.Values).Concat(_generated)))
            .Concat(IntrospectionTypes.All);
        NamedType[] all = [.. types.Distinct()];
        var schema = new Schema(query, mutation, subscription, all, BuiltInDirectives.All) { AuthorizesRequests = Authorize(all) };
        SchemaChecks.Check(schema);
        return schema;
    }

    private void AddScalars()
    {
        Add(BuiltInScalars.Int, typeof(int), typeof(short), typeof(byte), typeof(sbyte), typeof(ushort));
        Add(BuiltInScalars.Float, typeof(double), typeof(float), typeof(decimal));
        Add(BuiltInScalars.String, typeof(string));
        Add(BuiltInScalars.Boolean, typeof(bool));
        Add(BuiltInScalars.ID, typeof(NodeId));
        Add(new LongScalar(), typeof(long));
        Add(new DateScalar(), typeof(DateOnly));
        Add(new DateTimeScalar(), typeof(DateTimeOffset));
        Add(new UrlScalar(), typeof(Uri));
        foreach (var (type, scalar) in _configuration.Scalars)
        {
            Add(scalar, type);
        }

        void Add(ScalarType scalar, params Type[] types) => Array.ForEach(types, type => _scalars[type] = scalar);
    }

    private IEnumerable<Type> DescribedTypes()
    {
        var marked = _configuration.Types.Where(type => type.IsDefined(typeof(ObjectTypeAttribute), false)
            || type.IsDefined(typeof(InterfaceTypeAttribute), false) || type.IsDefined(typeof(UnionTypeAttribute), false));
        return _extensions.Keys.Concat(marked).Distinct().Where(type => !type.IsGenericTypeDefinition)
            .OrderBy(type => type.FullName, StringComparer.Ordinal);
    }

    private ObjectType? Root<TAttribute>(string name) where TAttribute : Attribute
    {
        var classes = _configuration.Types.Distinct().Where(type => type.IsDefined(typeof(TAttribute), false)).ToList();
        if (classes.Count == 0)
        {
            return null;
        }

        var root = new ObjectType(name)
        {
            Description = classes.Select(Description).FirstOrDefault(text => classes.Count == 1 && text is not null),
        };
        _pending.Enqueue(() =>
        {
            Func<Type, IEnumerable<MethodInfo>> methods = typeof(TAttribute) == typeof(SubscriptionTypeAttribute)
                ? SubscriptionMethods
                : ResolverMethods;
            foreach (var method in classes.SelectMany(methods))
            {
                root.AddField(
                    typeof(TAttribute) == typeof(MutationTypeAttribute) ? MutationField(method, name) : MethodField(method, null, name));
            }
        });
        return root;
    }

    private void Drain()
    {
        while (_pending.TryDequeue(out var step))
        {
            step();
        }
    }

    private static IEnumerable<MethodInfo> ResolverMethods(Type type)
        => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method =>
                !method.IsSpecialName && !method.IsGenericMethod && method.Name != "Configure" && method.ReturnType != typeof(void)
                && !method.IsDefined(typeof(GraphQLIgnoreAttribute)) && !method.IsDefined(typeof(NodeResolverAttribute)))
            .OrderBy(method => method.MetadataToken);

    /// <summary>What <c>Configure</c> says of a type, whichever of its describing classes has it.</summary>
    private TypeConfiguration Configuration(Type type)
    {
        if (_configured.TryGetValue(type, out var known))
        {
            return known;
        }

        var configuration = (TypeConfiguration)Activator.CreateInstance(typeof(TypeConfiguration<>).MakeGenericType(type))!;
        _configured.Add(type, configuration);
        foreach (var description in Extensions(type))
        {
            var configure = description.GetMethod("Configure", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static);
            if (configure is null)
            {
                continue;
            }

            if (configure.GetParameters() is not [var only] || !only.ParameterType.IsInstanceOfType(configuration))
            {
                throw new SchemaException($"{description.Name}.Configure must take the descriptor of {type.Name} alone.");
            }

            configure.Invoke(null, [configuration]);
        }

        return configuration;
    }

    private List<Type> Extensions(Type type) => _extensions.GetValueOrDefault(type) ?? [];

    private string Name(Type type)
        => Configuration(type).GivenName
            ?? type.GetCustomAttribute<GraphQLNameAttribute>(false)?.Name
            ?? (type.GetCustomAttribute<UnionTypeAttribute>(false)?.Name)
            ?? ConnectionName(type)
            ?? ErrorName(type)
            ?? (type.IsGenericType
                ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] + string.Concat(type.GetGenericArguments().Select(Name))
                : type.Name);

    private string? Describe(Type type)
        => Configuration(type).GivenDescription ?? Description(type)
            ?? Extensions(type).Select(Description).FirstOrDefault(text => text is not null);

    private string? Description(Type type)
        => type.GetCustomAttribute<GraphQLDescriptionAttribute>(false)?.Description ?? XmlDocumentation.Find(type);

    private static string? Description(MemberInfo member)
        => member.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description ?? XmlDocumentation.Find(member);

    /// <summary>The scalars that some field or argument uses, and the built-in ones, in a fixed order.</summary>
    private static IEnumerable<NamedType> UsedScalars(IEnumerable<NamedType> types)
    {
        var used = types.SelectMany(type => type switch
        {
            FieldedType fielded => fielded.Fields.SelectMany(field => field.Arguments.Select(a => a.Type.Named).Prepend(field.Type.Named)),
            InputObjectType input => input.Fields.Select(field => field.Type.Named),
            _ => [],
        });
        return BuiltInScalars.All.Concat(used.OfType<ScalarType>()).Distinct();
    }
}
