using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Persisted documents and instruments.</summary>
public static class OperationsRequestExecutorBuilderExtensions
{
    /// <summary>
    /// Lets clients name a document by its SHA-256 once they have sent it with that hash (automatic persisted queries). Documents
    /// are kept in memory among the prepared ones and within their bounds, or in the <see cref="IOperationDocumentStorage"/> there is.
    /// </summary>
    public static IRequestExecutorBuilder UseAutomaticPersistedOperationPipeline(this IRequestExecutorBuilder builder)
        => builder.ModifyRequestOptions(options => options.PersistedOperations.Automatic = true);

    /// <summary>Lets clients name a stored document by its id.</summary>
    public static IRequestExecutorBuilder UsePersistedOperationPipeline(this IRequestExecutorBuilder builder)
        => builder.ModifyRequestOptions(options => options.PersistedOperations.ById = true);

    /// <summary>
    /// Reads stored documents from a folder or a manifest when the server starts; see <see cref="FileSystemOperationDocumentStorage"/>.
    /// </summary>
    /// <param name="builder">The server.</param>
    /// <param name="path">A folder of <c>&lt;sha256&gt;.graphql</c> files, or a JSON manifest as Relay or Apollo write it.</param>
    public static IRequestExecutorBuilder AddFileSystemOperationDocumentStorage(this IRequestExecutorBuilder builder, string path)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<IOperationDocumentStorage>(_ => new FileSystemOperationDocumentStorage(path)));
        return builder;
    }

    /// <summary>Makes activities and metrics of <see cref="GraphQLInstruments.Name"/>, for listeners.</summary>
    public static IRequestExecutorBuilder AddInstrumentation(this IRequestExecutorBuilder builder)
    {
        builder.Services.AddMetrics();
        builder.Services.TryAddSingleton<GraphQLInstruments>();
        return builder;
    }
}
