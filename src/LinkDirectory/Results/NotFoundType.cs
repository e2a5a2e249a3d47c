namespace LinkDirectory;

[ObjectType<NotFound>]
public static partial class NotFoundType
{
    static partial void Configure(IObjectTypeDescriptor<NotFound> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(problem => problem.Message).Description("What is wrong and what to do.");
        descriptor.Field(problem => problem.Id).Type<NodeId>().Description("The id that was sent.");
    }
}
