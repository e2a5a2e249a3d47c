using System.Security.Claims;

namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>What a resolver's parameters receive.</summary>
internal sealed partial class SchemaBuilder
{
    private static readonly MethodInfo GetService = typeof(ServiceProviderServiceExtensions)
        .GetMethod(nameof(ServiceProviderServiceExtensions.GetRequiredService), 1, [typeof(IServiceProvider)])!;

    /// <summary>The value of a parameter; what is an argument of the field is added to <paramref name="arguments"/>.</summary>
    private Expression Parameter(ParameterInfo parameter, List<InputValue> arguments, UsePagingAttribute? paging)
    {
        var type = parameter.ParameterType;
        if (parameter.IsDefined(typeof(ParentAttribute)) || parameter.IsDefined(typeof(EventMessageAttribute)))
        {
            return Expression.Convert(ResolverCompiler.Parent, type);
        }

        if (type == typeof(PagingArguments))
        {
            return ListPaging.Arguments(AddPagingArguments(arguments, paging), Sizes(paging));
        }

        if (Ambient(parameter) is { } ambient)
        {
            return ambient;
        }

        var index = arguments.Count;
        arguments.Add(Argument(parameter));
        return InputBinding.FromObject(Expression.ArrayIndex(ResolverCompiler.Arguments, Expression.Constant(index)), type);
    }

    /// <summary>What the request brings: services, loaders, the token. Null when the parameter is an argument of the field.</summary>
    private Expression? Ambient(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var request = ResolverCompiler.Request;
        var services = Expression.Property(request, nameof(RequestContext.Services));
        if (type == typeof(CancellationToken))
        {
            return Expression.Property(request, nameof(RequestContext.CancellationToken));
        }

        if (type == typeof(IResolverContext))
        {
            return ResolverCompiler.Field;
        }

        if (type == typeof(HttpContext))
        {
            return Expression.Call(request, nameof(RequestContext.RequireHttpContext), null);
        }

        if (type == typeof(ClaimsPrincipal))
        {
            return Expression.Property(
                Expression.Call(request, nameof(RequestContext.RequireHttpContext), null), nameof(HttpContext.User));
        }

        if (type == typeof(IServiceProvider))
        {
            return services;
        }

        if (typeof(IDataLoader).IsAssignableFrom(type))
        {
            if (type.IsAbstract && !_isService(type))
            {
                throw new SchemaException(
                    $"The data loader {type.Name} is not registered: call its module's method, or AddDataLoader<{type.Name}, …>().");
            }

            return Expression.Call(
                Expression.Property(request, nameof(RequestContext.Loaders)), nameof(DataLoaderScope.Get), [type]);
        }

        return IsService(type)
            ? Expression.Call(GetService.MakeGenericMethod(type), services) : null;
    }

    private bool IsService(Type type)
        => !type.IsValueType
            && !_scalars.ContainsKey(type)
            && !typeof(IEnumerable).IsAssignableFrom(type)
            && _isService(type);

    private InputValue Argument(ParameterInfo parameter)
    {
        var shape = _shapes.Read(parameter);
        if (parameter.GetCustomAttribute<GraphQLTypeAttribute>() is { } typed)
        {
            shape = shape.With(typed.RuntimeType);
        }

        var id = parameter.GetCustomAttribute<IDAttribute>();
        var type = Input(shape, id is not null);
        var value = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        if (shape.Type.IsEnum && value is not null)
        {
            value = System.Enum.ToObject(shape.Type, value);
        }

        return new InputValue(Naming.Argument(parameter), type)
        {
            Description = parameter.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description ?? XmlDocumentation.Find(parameter),
            DeprecationReason = parameter.GetCustomAttribute<GraphQLDeprecatedAttribute>()?.Reason,
            DefaultValue = value is null ? null : DefaultValues.Literal(type, value),
            Sensitive = parameter.IsDefined(typeof(SensitiveAttribute)),
            Cost = parameter.GetCustomAttribute<CostAttribute>()?.Weight ?? 0,
            Binder = Binder(shape, id),
            BindsNull = shape.Optional,
        };
    }

    private int AddPagingArguments(List<InputValue> arguments, UsePagingAttribute? paging)
    {
        var index = arguments.Count;
        var sizes = Sizes(paging);
        var usual = sizes.Required ? sizes.Backward ? "required, unless `last` is given" : "required"
            : string.Create(CultureInfo.InvariantCulture, $"{sizes.Default} by default");
        var most = string.Create(CultureInfo.InvariantCulture, $"{sizes.Max} at most.");
        arguments.Add(new InputValue("first", BuiltInScalars.Int) { Description = $"How many from the start: {usual}, {most}" });
        arguments.Add(new InputValue("after", BuiltInScalars.String) { Description = "The cursor after which the page begins." });
        if (sizes.Backward)
        {
            var fromTheEnd = $"How many from the end, in place of `first`: {most}";
            arguments.Add(new InputValue("last", BuiltInScalars.Int) { Description = fromTheEnd });
            arguments.Add(new InputValue("before", BuiltInScalars.String) { Description = "The cursor before which the page ends." });
        }

        return index;
    }

    private PageSizes Sizes(UsePagingAttribute? paging)
    {
        var max = paging?.MaxPageSize > 0 ? paging.MaxPageSize : _configuration.Paging.MaxPageSize;
        var standard = paging?.DefaultPageSize > 0 ? paging.DefaultPageSize : _configuration.Paging.DefaultPageSize;
        return new PageSizes(
            Math.Min(standard, max), max, paging?.Backward ?? _configuration.Paging.AllowBackwardPagination,
            paging?.Boundaries ?? _configuration.Paging.RequirePagingBoundaries);
    }
}
