using LinkDirectory.GraphQL.Language;

namespace LinkDirectory.GraphQL.Validation;

/// <summary>
/// Fields of one response name can be merged into one. Whether all can is found in one pass; only where some cannot are
/// pairs compared, to say which.
/// </summary>
internal sealed class OverlappingFieldsCanBeMergedRule(ValidationContext context) : ValidationRule(context)
{
    private FieldConflicts? _conflicts;
    private SelectionSetNode? _inline;
    private bool _reported;

    public override void EnterDocument(DocumentNode node)
    {
        var arguments = new ArgumentKeys();
        if (!new FieldMerging(Context, arguments).AllMerge(node))
        {
            _conflicts = new FieldConflicts(Context, arguments, Context.ConflictBudget);
        }
    }

    // What an inline fragment selects is compared with all that is selected around it.
    public override void EnterInlineFragment(InlineFragmentNode node) => _inline = node.SelectionSet;

    public override void EnterSelectionSet(SelectionSetNode node)
    {
        if (_conflicts is null || node == _inline || (node.Selections.Count < 2 && node.Selections[0] is not InlineFragmentNode))
        {
            return;
        }

        foreach (var conflict in _conflicts.Find(Context.ParentType, node))
        {
            _reported = true;
            Report(
                $"Fields \"{FieldConflicts.Abbreviate(conflict.ResponseName)}\" conflict because {conflict.Reason}. Use different aliases on the fields to fetch both if this was intentional.",
                conflict.Left.Concat(conflict.Right));
        }

        if (_conflicts.Exhausted)
        {
            Context.Stop(_reported ? "Validation aborted: too many fields of one response name are compared."
                : "Validation aborted: the document's fields and fragments overlap too much to be compared. Give fewer fields the same response name.");
        }
    }
}
