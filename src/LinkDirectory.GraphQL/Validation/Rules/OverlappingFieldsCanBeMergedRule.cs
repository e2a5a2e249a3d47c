namespace LinkDirectory.GraphQL.Validation;

/// <summary>
/// Fields of one response name can be merged into one. Whether all can is found in one pass; only where some cannot are
/// pairs compared, to say which.
/// </summary>
internal sealed class OverlappingFieldsCanBeMergedRule(ValidationContext context) : ValidationRule(context)
{
    private FieldConflicts? _conflicts;

    public override void EnterDocument(DocumentNode node)
    {
        var arguments = new ArgumentKeys();
        if (Context.ComparesPairs || !new FieldMerging(Context, arguments).AllMerge(node))
        {
            _conflicts = new FieldConflicts(Context, arguments, Context.ConflictBudget);
        }
    }

    public override void EnterSelectionSet(SelectionSetNode node, SyntaxNode parent)
    {
        // What an inline fragment selects is compared with all that is selected around it.
        if (_conflicts is null || parent is InlineFragmentNode
            || (node.Selections.Count < 2 && node.Selections is not [InlineFragmentNode]))
        {
            return;
        }

        var found = _conflicts.Find(Context.ParentType, node);
        if (_conflicts.Exhausted)
        {
            ValidationContext.Stop(
                "Validation aborted: the document's fields and fragments overlap too much to be compared. Give fewer fields the same "
                    + "response name.");
        }

        foreach (var conflict in found)
        {
            Report(
                $"Fields \"{FieldConflicts.Abbreviate(conflict.ResponseName)}\" conflict because {conflict.Reason}. Use different aliases "
                    + "on the fields to fetch both if this was intentional.",
                conflict.Left.Concat(conflict.Right));
        }
    }
}
