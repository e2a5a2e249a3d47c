using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.GraphQL.Execution;

/// <summary>Made for each call of a resolver that asks for it.</summary>
internal sealed class ResolverContext(RequestContext request, FieldPlan plan, object? parent, object?[] arguments) : IResolverContext
{
    public string ResponseName => plan.ResponseName;

    public HttpContext? HttpContext => request.HttpContext;

    public CancellationToken RequestAborted => request.CancellationToken;

    public T Parent<T>() => (T)parent!;

    public T? ArgumentValue<T>(string name)
    {
        var definitions = plan.Definition.ResolverArguments;
        for (var i = 0; i < definitions.Count; i++)
        {
            if (definitions[i].Name == name)
            {
                return (T?)arguments[i];
            }
        }

        throw new ArgumentException($"{plan.Definition.Name} has no argument {name}.", nameof(name));
    }

    public T Service<T>() where T : notnull => request.Services.GetRequiredService<T>();

    public T DataLoader<T>() where T : class, IDataLoader => request.Loaders.Get<T>();

    public bool IsSelected(string fieldName) => plan.Selects(fieldName);
}
