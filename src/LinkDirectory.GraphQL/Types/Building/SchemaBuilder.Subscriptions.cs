namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>The fields of the subscription root, and what opens their events.</summary>
internal sealed partial class SchemaBuilder
{
    /// <summary>
    /// The methods that are fields: those marked <c>[Subscribe]</c>. Any other public one must be what a field opens its events with.
    /// </summary>
    private static IEnumerable<MethodInfo> SubscriptionMethods(Type type)
    {
        var methods = ResolverMethods(type).ToList();
        var fields = methods.Where(method => method.IsDefined(typeof(SubscribeAttribute))).ToList();
        var openers = fields.Select(field => field.GetCustomAttribute<SubscribeAttribute>()!.With).ToHashSet(StringComparer.Ordinal);
        return methods.Except(fields).FirstOrDefault(method => !openers.Contains(method.Name)) is { } stray
            ? throw new SchemaException($"{type.Name}.{stray.Name} is no subscription: mark it with [Subscribe], or with [GraphQLIgnore].")
            : fields;
    }

    /// <summary>
    /// What opens the events of a field; null when it is not a field of the subscription root. Arguments that only the opening takes are
    /// added.
    /// </summary>
    private SubscribeDelegate? Subscribe(MethodInfo method, List<InputValue> arguments)
    {
        if (method.GetCustomAttribute<SubscribeAttribute>() is not { } attribute)
        {
            return null;
        }

        var name = $"{method.DeclaringType!.Name}.{method.Name}";
        if (method.DeclaringType.IsDefined(typeof(SubscriptionTypeAttribute), false))
        {
            return attribute.With is null
                ? SourceStreams.Compile(SubscribeToTopic(method, name, arguments), name)
                : SourceStreams.Compile(SubscribeWith(method, attribute.With, name, arguments),
                    $"{method.DeclaringType.Name}.{attribute.With}");
        }

        throw new SchemaException($"{name} has [Subscribe], but its class has no [SubscriptionType].");
    }

    private MethodCallExpression SubscribeToTopic(MethodInfo method, string name, List<InputValue> arguments)
    {
        var message = method.GetParameters().FirstOrDefault(p => p.IsDefined(typeof(EventMessageAttribute)))
            ?? throw new SchemaException($"{name} needs a parameter marked [EventMessage]: its type is the topic's.");
        if (!_isService(typeof(ITopicEventReceiver)))
        {
            throw new SchemaException($"{name} reads a topic, and there are none: call AddInMemorySubscriptions().");
        }

        var topic = TopicTemplate.Parse(
            method.GetCustomAttribute<TopicAttribute>()?.Name ?? method.Name, [.. arguments.Select(argument => argument.Name)], name);
        var receiver = Expression.Call(
            GetService.MakeGenericMethod(typeof(ITopicEventReceiver)),
            Expression.Property(ResolverCompiler.Request, nameof(RequestContext.Services)));
        return Expression.Call(
            receiver, nameof(ITopicEventReceiver.SubscribeAsync), [message.ParameterType],
            Expression.Call(Expression.Constant(topic), nameof(TopicTemplate.Format), null, ResolverCompiler.Arguments),
            Expression.Property(ResolverCompiler.Request, nameof(RequestContext.CancellationToken)));
    }

    private MethodCallExpression SubscribeWith(MethodInfo method, string with, string name, List<InputValue> arguments)
    {
        var open = method.DeclaringType!.GetMethod(with, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            ?? throw new SchemaException($"{name} subscribes with {with}, which is no static method of {method.DeclaringType.Name}.");
        return Expression.Call(open, open.GetParameters().Select(parameter => OpeningParameter(parameter, method, arguments)));
    }

    private Expression OpeningParameter(ParameterInfo parameter, MethodInfo method, List<InputValue> arguments)
    {
        if (Ambient(parameter) is { } ambient)
        {
            return ambient;
        }

        var name = Naming.Argument(parameter);
        var index = arguments.FindIndex(argument => argument.Name == name);
        if (index < 0)
        {
            index = arguments.Count;
            arguments.Add(Argument(parameter));
        }
        else if (method.GetParameters().FirstOrDefault(p => Naming.Argument(p) == name)?.ParameterType != parameter.ParameterType
            || Argument(parameter).Type.ToString() != arguments[index].Type.ToString())
        {
            throw new SchemaException($"{parameter.Member.Name} and {method.Name} disagree on the type of {name}.");
        }

        return InputBinding.FromObject(Expression.ArrayIndex(ResolverCompiler.Arguments, Expression.Constant(index)),
            parameter.ParameterType);
    }
}
