namespace LinkDirectory.GraphQL.Validation;

/// <summary>Named types exist.</summary>
internal sealed class KnownTypeNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly HashSet<string> _defined =
        [.. context.Document.Definitions.OfType<TypeDefinitionNode>().Where(type => !type.Extension).Select(type => type.Name.Value)];

    public override void EnterNamedType(NamedTypeNode node, bool typeSystem)
    {
        var name = node.Name.Value;
        IEnumerable<string> standard = typeSystem ? IntrospectionTypes.StandardNames : [];
        if ((Context.HasSchema && Context.Schema.Type(name) is not null) || _defined.Contains(name) || standard.Contains(name))
        {
            return;
        }

        var options = standard.Concat(Context.HasSchema ? Context.Schema.Types.Select(type => type.Name) : []).Concat(_defined);
        Report($"Unknown type \"{name}\".{Suggestions.DidYouMean(null, name, options)}", node);
    }
}

/// <summary>Leaves have no selection, and everything else has one.</summary>
internal sealed class ScalarLeafsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode node)
    {
        if (Context.Type is not { } type)
        {
            return;
        }

        var name = node.Name.Value;
        if (type.Named.IsLeaf)
        {
            if (node.SelectionSet is not null)
            {
                Report($"Field \"{name}\" must not have a selection since type \"{type}\" has no subfields.", node.SelectionSet);
            }
        }
        else if (node.SelectionSet is null)
        {
            Report($"Field \"{name}\" of type \"{type}\" must have a selection of subfields. Did you mean \"{name} {{ ... }}\"?", node);
        }
    }
}

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
