namespace LinkDirectory.GraphQL.Validation;

/// <summary>A field of an input object is given once.</summary>
internal sealed class UniqueInputFieldNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterValue(ValueNode node)
    {
        if (node is ListValueNode list)
        {
            foreach (var item in list.Values)
            {
                EnterValue(item);
            }
        }
        else if (node is ObjectValueNode obj)
        {
            var known = new Dictionary<string, NameNode>(StringComparer.Ordinal);
            foreach (var field in obj.Fields)
            {
                if (!known.TryAdd(field.Name.Value, field.Name))
                {
                    Report($"There can be only one input field named \"{field.Name.Value}\".", known[field.Name.Value], field.Name);
                }

                EnterValue(field.Value);
            }
        }
    }
}
