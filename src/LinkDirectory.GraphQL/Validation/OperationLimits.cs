namespace LinkDirectory.GraphQL.Validation;

/// <summary>
/// Measures operations before they are validated: how deep they go, and how many fields, aliases and directives they have
/// once their fragments are spread. Each fragment is measured once, so the time is linear in the document.
/// </summary>
internal sealed class OperationLimits(DocumentNode document, RequestExecutorOptions options)
{
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments =
        document.Definitions.OfType<FragmentDefinitionNode>().LastByName(fragment => fragment.Name);

    private readonly Dictionary<string, OperationSize> _sizes = new(StringComparer.Ordinal);
    private GraphQLError? _crowded;

    /// <summary>The limits that the first of the document's operations passes that passes any.</summary>
    public static IReadOnlyList<GraphQLError> Check(DocumentNode document, RequestExecutorOptions options)
    {
        var limits = new OperationLimits(document, options);
        try
        {
            foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
            {
                if (limits.Check(operation) is { Count: > 0 } errors)
                {
                    return errors;
                }
            }
        }
        catch (InsufficientExecutionStackException)
        {
            return [LimitError.Create(
                nameof(options.MaxExecutionDepth), null, options.MaxExecutionDepth,
                "The document's fragments spread one another too deeply. Spread fewer within each other.")];
        }

        return [];
    }

    private List<GraphQLError> Check(OperationDefinitionNode operation)
    {
        var size = Measure(operation.SelectionSet).Plus(Directives(operation.Directives));
        foreach (var variable in operation.Variables)
        {
            size = size.Plus(Directives(variable.Directives));
        }

        var errors = new List<GraphQLError>();
        void Limit(string name, long actual, int maximum, string message)
        {
            if (actual > maximum)
            {
                errors.Add(LimitError.Create(name, actual, maximum,
                    string.Create(CultureInfo.InvariantCulture, $"{message}; at most {maximum} are allowed."), operation.Location));
            }
        }

        Limit(nameof(options.MaxExecutionDepth), size.Depth, options.MaxExecutionDepth, $"The operation is {size.Depth} levels deep");
        Limit(nameof(options.MaxFields), size.Fields, options.MaxFields,
            $"The operation selects {size.Fields} fields once its fragments are spread");
        Limit(nameof(options.MaxAliases), size.Aliases, options.MaxAliases, $"The operation gives {size.Aliases} fields an alias");
        Limit(nameof(options.MaxDirectives), size.Directives, options.MaxDirectives,
            $"The operation applies {size.Directives} directives");
        Limit(nameof(options.MaxVariables), operation.Variables.Count, options.MaxVariables,
            $"The operation defines {operation.Variables.Count} variables");
        if (_crowded is not null)
        {
            errors.Add(_crowded);
        }

        return errors;
    }

    private OperationSize Measure(SelectionSetNode selections)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var total = default(OperationSize);
        foreach (var selection in selections.Selections)
        {
            total = total.Plus(Directives(selection.Directives)).Plus(selection switch
            {
                FieldNode field => OperationSize.Field(field.Alias is not null, field.SelectionSet is { } below ? Measure(below) : default),
                InlineFragmentNode inline => Measure(inline.SelectionSet),
                FragmentSpreadNode spread => Measure(spread),
                _ => default,
            });
        }

        return total;
    }

    private OperationSize Measure(FragmentSpreadNode spread)
    {
        var name = spread.Name.Value;
        if (_sizes.TryGetValue(name, out var known))
        {
            return known;
        }

        // A cycle is refused by validation; here it counts once.
        _sizes[name] = default;
        return _sizes[name] = _fragments.TryGetValue(name, out var fragment)
            ? Measure(fragment.SelectionSet).Plus(Directives(fragment.Directives)) : default;
    }

    private OperationSize Directives(IReadOnlyList<DirectiveNode> directives)
    {
        if (directives.Count > options.MaxDirectivesPerLocation)
        {
            _crowded ??= LimitError.Create(
                nameof(options.MaxDirectivesPerLocation), directives.Count, options.MaxDirectivesPerLocation,
                string.Create(CultureInfo.InvariantCulture,
                    $"{directives.Count} directives are in one place; at most {options.MaxDirectivesPerLocation} are allowed."),
                directives[0].Location);
        }

        return new OperationSize(0, 0, 0, directives.Count);
    }
}

/// <summary>How large a part of an operation is. Counts stop at <see cref="int.MaxValue"/>.</summary>
internal readonly record struct OperationSize(int Depth, long Fields, long Aliases, long Directives)
{
    public static OperationSize Field(bool alias, OperationSize below)
        => new OperationSize(1 + below.Depth, 1, alias ? 1 : 0, 0).Plus(below with { Depth = 0 });

    public OperationSize Plus(OperationSize sibling) => new(
        Math.Max(Depth, sibling.Depth), Sum(Fields, sibling.Fields), Sum(Aliases, sibling.Aliases), Sum(Directives, sibling.Directives));

    private static long Sum(long left, long right) => Math.Min(int.MaxValue, left + right);
}
