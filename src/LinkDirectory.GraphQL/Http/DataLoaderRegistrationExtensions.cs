using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers data loaders.</summary>
public static class DataLoaderRegistrationExtensions
{
    /// <summary>Registers a loader that resolvers take by an interface. A loader taken by its class needs no registration.</summary>
    public static IRequestExecutorBuilder AddDataLoader<TService, TImplementation>(this IRequestExecutorBuilder builder)
        where TService : class, IDataLoader
        where TImplementation : class, TService
    {
        builder.Services.TryAddTransient<TImplementation>();
        builder.Services.TryAddTransient<TService, TImplementation>();
        return builder;
    }
}
