using LinkDirectory.GraphQL.Language;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.GraphQL.Validation;

/// <summary>No rule of the specification: notes whether the document gives an argument or input field marked sensitive.</summary>
internal sealed class SensitiveUseRule(ValidationContext context) : ValidationRule(context)
{
    public bool Found { get; private set; }

    public override void EnterArgument(ArgumentNode node) => Found |= Context.Argument?.Sensitive == true && node.Value is not NullValueNode;

    public override void EnterValue(ValueNode node) => Check(Context.InputType, node);

    private void Check(GraphQLType? type, ValueNode node)
    {
        if (node is ListValueNode list)
        {
            foreach (var item in list.Values)
            {
                Check(type, item);
            }
        }
        else if (node is ObjectValueNode obj && type?.Named is InputObjectType input)
        {
            foreach (var field in obj.Fields)
            {
                var definition = input.Field(field.Name.Value);
                Found |= definition?.Sensitive == true && field.Value is not NullValueNode;
                Check(definition?.Type, field.Value);
            }
        }
    }
}
