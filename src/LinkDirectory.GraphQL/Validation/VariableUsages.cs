namespace LinkDirectory.GraphQL.Validation;

/// <summary>A variable as used, and what is expected where it stands.</summary>
/// <param name="Node">The variable.</param>
/// <param name="Type">The type expected; null when unknown.</param>
/// <param name="Parent">The type of the input object whose field it is; null when it is not a field.</param>
/// <param name="HasDefault">Whether its place has a default.</param>
internal sealed record VariableUsage(VariableNode Node, GraphQLType? Type, GraphQLType? Parent, bool HasDefault);

/// <summary>The variables that operations and fragments use. Each definition is looked through once.</summary>
internal sealed class VariableUsages(ValidationContext context)
{
    private readonly ValidationContext _inner = new(context.Schema, context.Document, int.MaxValue);
    private readonly Dictionary<DefinitionNode, List<VariableUsage>> _own = [];
    private readonly Dictionary<OperationDefinitionNode, List<VariableUsage>> _all = [];
    private readonly Dictionary<List<FragmentDefinitionNode>, List<VariableUsage>> _ofFragments = [];

    /// <summary>Those of an operation, then those of the fragments it reaches.</summary>
    public List<VariableUsage> In(OperationDefinitionNode operation)
    {
        if (_all.TryGetValue(operation, out var all))
        {
            return all;
        }

        var fragments = context.Graph.Reached([operation]);
        if (!_ofFragments.TryGetValue(fragments, out var ofFragments))
        {
            _ofFragments.Add(fragments, ofFragments = []);
            context.Graph.Spend(fragments.Count);
            foreach (var fragment in fragments)
            {
                var own = Own(fragment);
                context.Graph.Spend(own.Count);
                ofFragments.AddRange(own);
            }
        }

        context.Graph.Spend(ofFragments.Count);
        _all.Add(operation, all = [.. Own(operation), .. ofFragments]);
        return all;
    }

    private List<VariableUsage> Own(DefinitionNode definition)
    {
        if (!_own.TryGetValue(definition, out var usages))
        {
            var collector = new Collector(_inner);
            new DocumentWalker(_inner, [collector]).WalkDefinition(definition);
            _own.Add(definition, usages = collector.Found);
        }

        return usages;
    }

    private sealed class Collector(ValidationContext context) : ValidationRule(context)
    {
        public List<VariableUsage> Found { get; } = [];

        public override void EnterValue(ValueNode node) =>
            Collect(node, Context.InputType, null, Context.Argument?.DefaultValue is not null);

        private void Collect(ValueNode node, GraphQLType? type, GraphQLType? parent, bool hasDefault)
        {
            switch (node)
            {
                case VariableNode variable:
                    Found.Add(new VariableUsage(variable, type, parent, hasDefault));
                    break;
                case ListValueNode list:
                    var element = (type?.Nullable as ListType)?.OfType;
                    foreach (var item in list.Values)
                    {
                        Collect(item, element, type, false);
                    }

                    break;
                case ObjectValueNode obj:
                    var input = type?.Named as InputObjectType;
                    foreach (var field in obj.Fields)
                    {
                        var definition = input?.Field(field.Name.Value);
                        Collect(field.Value, definition?.Type, type, definition?.DefaultValue is not null);
                    }

                    break;
                default:
                    break;
            }
        }
    }
}
