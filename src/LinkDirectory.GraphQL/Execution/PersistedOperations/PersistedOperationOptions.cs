namespace LinkDirectory.GraphQL.Execution;

/// <summary>Which documents may be named by id, and whether any others are accepted.</summary>
public sealed class PersistedOperationOptions
{
    /// <summary>Whether only documents that the operator has stored are executed. Takes <c>UsePersistedOperationPipeline()</c>.</summary>
    public bool OnlyAllowPersistedDocuments { get; set; }

    /// <summary>Whether, when only stored documents are allowed, one may be sent whole if it is one of them, byte for byte.</summary>
    public bool AllowDocumentBody { get; set; }

    /// <summary>Whether requests may name a stored document by its id.</summary>
    internal bool ById { get; set; }

    /// <summary>Whether clients may store documents under their hash.</summary>
    internal bool Automatic { get; set; }

    internal bool Enabled => ById || Automatic || OnlyAllowPersistedDocuments;
}
