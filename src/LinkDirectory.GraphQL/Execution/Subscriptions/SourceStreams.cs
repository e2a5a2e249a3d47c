namespace LinkDirectory.GraphQL.Execution;

/// <summary>Opens the events of a subscription's field.</summary>
internal delegate ValueTask<ISourceStream> SubscribeDelegate(RequestContext request, FieldPlan field, object? parent, object?[] arguments);

/// <summary>Compiles what opens a subscription, whatever shape of stream the code returns.</summary>
internal static class SourceStreams
{
    /// <summary>Compiles a body that uses the parameters of <see cref="ResolverCompiler"/>.</summary>
    /// <exception cref="SchemaException">The body returns no stream.</exception>
    public static SubscribeDelegate Compile(Expression body, string name)
    {
        var result = ClrShape.Unwrapped(body.Type);
        var adapt = Adapter(result) ?? throw new SchemaException(
            $"{name} must return IAsyncEnumerable<T> or ISourceStream<T>, or a task of either, not {body.Type.Name}.");
        var stream = result == body.Type
            ? Expression.Call(adapt, body)
            : Expression.Call(
                Own(body.Type.GetGenericTypeDefinition() == typeof(ValueTask<>) ? nameof(AwaitValueAsync) : nameof(AwaitAsync))
                    .MakeGenericMethod(result),
                body, Expression.Constant(adapt.CreateDelegate(typeof(Func<,>).MakeGenericType(result, typeof(ValueTask<ISourceStream>)))));
        return Expression.Lambda<SubscribeDelegate>(
            stream, ResolverCompiler.Request, ResolverCompiler.Field, ResolverCompiler.Parent, ResolverCompiler.Arguments).Compile();
    }

    private static MethodInfo? Adapter(Type type)
    {
        if (typeof(ISourceStream).IsAssignableFrom(type))
        {
            return Own(nameof(Ready)).MakeGenericMethod(type);
        }

        var sequence = type.GetInterfaces().Append(type)
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
        return sequence is null ? null : Own(nameof(Wrap)).MakeGenericMethod(type, sequence.GetGenericArguments()[0]);
    }

    private static ValueTask<ISourceStream> Ready<TStream>(TStream stream)
        where TStream : ISourceStream => ValueTask.FromResult<ISourceStream>(stream);

    private static ValueTask<ISourceStream> Wrap<TSequence, T>(TSequence events) where TSequence : IAsyncEnumerable<T>
        => ValueTask.FromResult<ISourceStream>(new Sequence<T>(events));

    private static async ValueTask<ISourceStream> AwaitAsync<T>(Task<T> task, Func<T, ValueTask<ISourceStream>> adapt) =>
        await adapt(await task);

    private static async ValueTask<ISourceStream> AwaitValueAsync<T>(ValueTask<T> task, Func<T, ValueTask<ISourceStream>> adapt)
        => await adapt(await task);

    private static MethodInfo Own(string name) => typeof(SourceStreams).Hidden(name);

    private sealed class Sequence<T>(IAsyncEnumerable<T> events) : ISourceStream
    {
        public IAsyncEnumerable<object?> ReadEventsAsync() => BoxAsync(events);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>The same events, whatever their type.</summary>
    public static async IAsyncEnumerable<object?> BoxAsync<T>(
        IAsyncEnumerable<T> events, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var message in events.WithCancellation(cancellationToken))
        {
            yield return message;
        }
    }
}
