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

    /// <summary>
    /// The types below an abstract one that have the field, and their interfaces that have it: those of most uses first,
    /// a narrower interface before a wider one, then by name.
    /// </summary>
    private IEnumerable<string> TypesWith(CompositeType type, string field)
    {
        if (type is ObjectType)
        {
            return [];
        }

        var uses = new Dictionary<FieldedType, int>();
        foreach (var possible in Context.Schema.PossibleTypes(type).Where(possible => possible.Field(field) is not null))
        {
            uses[possible] = 1;
            foreach (var contract in possible.Interfaces.Where(contract => contract.Field(field) is not null))
            {
                uses[contract] = uses.GetValueOrDefault(contract) + 1;
            }
        }

        return uses.Keys.Order(Comparer<FieldedType>.Create((a, b) => Compare(a, b, uses))).Select(suggested => suggested.Name);
    }

    private static int Compare(FieldedType a, FieldedType b, Dictionary<FieldedType, int> uses)
        => uses[a] != uses[b] ? uses[b] - uses[a]
            : ReferenceEquals(a, b) ? 0
            : a is InterfaceType && Schema.IsSubType(b, a) ? -1
            : b is InterfaceType && Schema.IsSubType(a, b) ? 1
            : NaturalOrder.Instance.Compare(a.Name, b.Name);
}
