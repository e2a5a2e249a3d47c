using LinkDirectory.GraphQL.Language;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.GraphQL.Validation;

/// <summary>Selected fields exist.</summary>
internal sealed class FieldsOnCorrectTypeRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode node)
    {
        if (Context.ParentType is not { } type || Context.Field is not null)
        {
            return;
        }

        var name = node.Name.Value;
        var suggestion = Suggestions.DidYouMean("to use an inline fragment on", TypesWith(type, name));
        if (suggestion.Length == 0 && type is FieldedType fielded)
        {
            suggestion = Suggestions.DidYouMean(null, name, fielded.Fields.Select(field => field.Name));
        }

        Report($"Cannot query field \"{name}\" on type \"{type}\".{suggestion}", node);
    }

    /// <summary>The types below an abstract one that have the field, those of most uses first.</summary>
    private IEnumerable<string> TypesWith(CompositeType type, string field)
    {
        if (type is ObjectType)
        {
            return [];
        }

        var objects = Context.Schema.PossibleTypes(type).Where(possible => possible.Field(field) is not null).ToList();
        var interfaces = objects.SelectMany(possible => possible.Interfaces).Where(contract => contract.Field(field) is not null);
        return interfaces.GroupBy(contract => contract).OrderByDescending(group => group.Count()).Select(group => group.Key.Name)
            .Concat(objects.Select(possible => possible.Name));
    }
}
