namespace LinkDirectory.GraphQL.Authorization;

/// <summary>The resolver of a field that not everyone may read.</summary>
internal sealed class GuardedResolver(FieldResolver inner, IReadOnlyList<AuthorizationRule> rules)
{
    private readonly AuthorizationRule[] _before = [.. rules.Where(rule => rule.Apply != ApplyPolicy.AfterResolver)];
    private readonly AuthorizationRule[] _after = [.. rules.Where(rule => rule.Apply == ApplyPolicy.AfterResolver)];

    public static FieldResolver Guard(FieldResolver resolver, IReadOnlyList<AuthorizationRule> rules)
    {
        var guard = new GuardedResolver(resolver, rules);
        return new FieldResolver(guard.Resolve)
        {
            TaskResult = guard.Read,
            WaitsForPermissionAlone = !resolver.IsAsync || resolver.WaitsForPermissionAlone,
        };
    }

    private object? Resolve(RequestContext request, FieldPlan field, object? parent, object?[] arguments)
    {
        foreach (var rule in _before)
        {
            var decision = request.Authorization.RefusalAsync(rule);
            if (!decision.IsCompletedSuccessfully)
            {
                return ResolveAsync(request, field, parent, arguments);
            }

            if (decision.GetAwaiter().GetResult() is { } refusal)
            {
                return new FieldFailure(refusal);
            }
        }

        return _after.Length == 0 ? inner.Resolve(request, field, parent, arguments) : ResolveAsync(request, field, parent, arguments);
    }

    private async Task<Guarded> ResolveAsync(RequestContext request, FieldPlan field, object? parent, object?[] arguments)
    {
        if (await request.Authorization.RefusalAsync(_before) is { } refused)
        {
            return new Guarded(new FieldFailure(refused));
        }

        var value = inner.Resolve(request, field, parent, arguments);
        if (inner.IsAsync && value is Task task)
        {
            await task;
            value = inner.TaskResult!(task);
        }

        foreach (var rule in value is null or FieldFailure ? [] : _after)
        {
            if (await request.Authorization.RefusalAsync(rule, value) is { } refusal)
            {
                return new Guarded(new FieldFailure(refusal));
            }
        }

        return new Guarded(value);
    }

    private object? Read(Task task) => task is Task<Guarded> own ? own.GetAwaiter().GetResult().Value : inner.TaskResult!(task);

    /// <summary>Tells this resolver's tasks from those of the resolver inside.</summary>
    private readonly record struct Guarded(object? Value);
}
