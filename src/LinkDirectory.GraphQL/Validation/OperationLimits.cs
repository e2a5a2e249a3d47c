using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Language;

namespace LinkDirectory.GraphQL.Validation;

/// <summary>
/// Measures operations before they are validated: how deep they go and how many fields they have once their fragments
/// are spread. Each fragment is measured once, so the time is linear in the document.
/// </summary>
internal sealed class OperationLimits
{
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Size> _sizes = new(StringComparer.Ordinal);

    private OperationLimits(DocumentNode document)
    {
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            _fragments.TryAdd(fragment.Name.Value, fragment);
        }
    }

    /// <summary>The limits that the document's operations pass.</summary>
    public static IReadOnlyList<GraphQLError> Check(DocumentNode document, RequestExecutorOptions options)
    {
        var limits = new OperationLimits(document);
        var errors = new List<GraphQLError>();
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            var size = limits.Measure(operation.SelectionSet);
            if (size.Depth > options.MaxExecutionDepth)
            {
                errors.Add(Error($"The operation is {size.Depth} levels deep; at most {options.MaxExecutionDepth} are allowed.", operation));
            }

            if (size.Fields > options.MaxFields)
            {
                errors.Add(Error($"The operation selects {size.Fields} fields, fragments included; at most {options.MaxFields} are allowed.", operation));
            }
        }

        return errors;
    }

    private static GraphQLError Error(string message, SyntaxNode node) => new(message)
    {
        Locations = [node.Location],
        Extensions = new Dictionary<string, object?> { ["code"] = GraphQLErrorCodes.LimitExceeded },
    };

    private Size Measure(SelectionSetNode selections)
    {
        var total = default(Size);
        foreach (var selection in selections.Selections)
        {
            total = total.With(selection switch
            {
                FieldNode { SelectionSet: { } below } => Measure(below).Below(),
                FieldNode => new Size(1, 1),
                InlineFragmentNode inline => Measure(inline.SelectionSet),
                FragmentSpreadNode spread => Measure(spread),
                _ => default,
            });
        }

        return total;
    }

    private Size Measure(FragmentSpreadNode spread)
    {
        var name = spread.Name.Value;
        if (_sizes.TryGetValue(name, out var known))
        {
            return known;
        }

        // A cycle is refused by validation; here it counts once.
        _sizes[name] = default;
        return _sizes[name] = _fragments.TryGetValue(name, out var fragment) ? Measure(fragment.SelectionSet) : default;
    }

    private readonly record struct Size(int Depth, long Fields)
    {
        private const long Ceiling = int.MaxValue;

        public Size With(Size sibling) => new(Math.Max(Depth, sibling.Depth), Math.Min(Ceiling, Fields + sibling.Fields));

        public Size Below() => new(Depth + 1, Math.Min(Ceiling, Fields + 1));
    }
}
