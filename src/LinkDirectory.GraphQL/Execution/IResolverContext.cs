using Microsoft.AspNetCore.Http;

namespace LinkDirectory.GraphQL.Execution;

/// <summary>What a resolver can learn of the field it resolves. Ask for it only where parameters do not do.</summary>
public interface IResolverContext
{
    /// <summary>The object on which the field is resolved.</summary>
    T Parent<T>();

    T? ArgumentValue<T>(string name);

    /// <summary>A service of the request.</summary>
    T Service<T>() where T : notnull;

    /// <summary>The request's data loader of that type.</summary>
    T DataLoader<T>() where T : class, IDataLoader;

    /// <summary>Whether the operation selects a field of this name directly below this one.</summary>
    bool IsSelected(string fieldName);

    /// <summary>The field's name in the response.</summary>
    string ResponseName { get; }

    /// <summary>The HTTP request; null when the operation came another way.</summary>
    HttpContext? HttpContext { get; }

    /// <summary>Cancelled when the client leaves or the operation takes too long.</summary>
    CancellationToken RequestAborted { get; }
}
