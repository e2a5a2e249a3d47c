namespace LinkDirectory.GraphQL.Sdl;

/// <summary>A document defines one schema.</summary>
internal sealed class LoneSchemaDefinitionRule(ValidationContext context) : ValidationRule(context)
{
    private bool _found;

    public override void EnterTypeSystem(DefinitionNode node)
    {
        if (node is SchemaDefinitionNode { Extension: false })
        {
            if (_found)
            {
                Report("Must provide only one schema definition.", node);
            }

            _found = true;
        }
    }
}
