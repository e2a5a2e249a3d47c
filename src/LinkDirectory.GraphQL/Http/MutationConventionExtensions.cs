namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the conventions of mutations to a GraphQL server.</summary>
public static class MutationConventionExtensions
{
    /// <summary>
    /// Gives mutations one input and a payload: <c>doThing(input: DoThingInput!): DoThingPayload!</c>, whose fields are the
    /// changed thing under its type's name, null on failure, and <c>errors: [DoThingError!]</c>, null on success.
    /// </summary>
    /// <param name="builder">The server.</param>
    /// <param name="applyToAllMutations">False for those alone that carry <c>[UseMutationConvention]</c> or
    /// <c>[Error&lt;TError&gt;]</c>.</param>
    public static IRequestExecutorBuilder AddMutationConventions(this IRequestExecutorBuilder builder, bool applyToAllMutations = true)
        => builder.AddMutationConventions(new MutationConventionOptions { ApplyToAllMutations = applyToAllMutations });

    /// <summary>As <see cref="AddMutationConventions(IRequestExecutorBuilder, bool)"/>, with other names.</summary>
    public static IRequestExecutorBuilder AddMutationConventions(this IRequestExecutorBuilder builder, MutationConventionOptions options)
        => builder.Configure(server => server.Mutations = options);

    /// <summary>Makes every error of a mutation implement <typeparamref name="T"/>, a C# interface marked <c>[InterfaceType]</c>.</summary>
    public static IRequestExecutorBuilder AddErrorInterfaceType<T>(this IRequestExecutorBuilder builder)
        => builder.Configure(server => server.ErrorInterface = typeof(T));
}
