using LinkDirectory.GraphQL;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.Features.Changing.GraphQL;

[ObjectType<NotFound>]
public static class NotFoundType
{
    public static void Configure(IObjectTypeDescriptor<NotFound> descriptor) =>
        descriptor.Field(problem => problem.Message).Description("What is wrong and what to do.");

    /// <summary>The id that was sent.</summary>
    [ID]
    public static NodeId GetId([Parent] NotFound problem) => NodeId.Create(problem.Kind, problem.Key);
}
