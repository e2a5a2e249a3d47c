using System.ComponentModel.DataAnnotations;

namespace LinkDirectory.GraphQL.Execution;

/// <summary>What one operation may ask for. Every limit is refused with an error that names it.</summary>
public sealed class RequestExecutorOptions
{
    /// <summary>The longest that an operation may run, from parsing to the last resolver. Resolvers' tokens are cancelled then.</summary>
    public TimeSpan ExecutionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest that a request's body may take to arrive.</summary>
    public TimeSpan RequestReadTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest request body, in bytes. No more is read.</summary>
    public int MaxRequestBodySize { get; set; } = 256 * 1024;

    /// <summary>The most tokens that a document may have. No more are read.</summary>
    public int MaxDocumentTokens { get; set; } = 10_000;

    /// <summary>The deepest selection, the root's fields being 1; introspection included.</summary>
    public int MaxExecutionDepth { get; set; } = 20;

    /// <summary>The most fields of an operation once its fragments are spread.</summary>
    public int MaxFields { get; set; } = 2_000;

    /// <summary>The most fields of an operation that have an alias, once its fragments are spread.</summary>
    public int MaxAliases { get; set; } = 200;

    /// <summary>The most directives of an operation once its fragments are spread.</summary>
    public int MaxDirectives { get; set; } = 100;

    /// <summary>The most directives in one place.</summary>
    public int MaxDirectivesPerLocation { get; set; } = 10;

    /// <summary>The most variables that an operation may define.</summary>
    public int MaxVariables { get; set; } = 100;

    /// <summary>The most values in a request's JSON, lists' elements and objects' fields each counted.</summary>
    public int MaxVariableValues { get; set; } = 10_000;

    /// <summary>How deep a request's JSON may nest, the request itself being 1. At most 64.</summary>
    public int MaxVariableDepth { get; set; } = 32;

    /// <summary>The most validation errors reported; there validation stops.</summary>
    public int MaxValidationErrors { get; set; } = 20;

    /// <summary>The most field errors that one response lists; one more then says that there are others.</summary>
    public int MaxErrors { get; set; } = 100;

    /// <summary>The largest response, in bytes.</summary>
    public int MaxResponseSize { get; set; } = 16 * 1024 * 1024;

    /// <summary>The most resolvers of one operation that wait for something other than a data loader.</summary>
    public int MaxConcurrentResolvers { get; set; } = 16;

    /// <summary>The most operations of one address that are executed at once; further ones wait.</summary>
    public int MaxOperationsPerAddress { get; set; } = 8;

    /// <summary>The most operations of one address that wait to be executed; one more is refused with 429.</summary>
    public int MaxWaitingPerAddress { get; set; } = 500;

    /// <summary>From which cost on a query is dear: that of its fields and of its objects together.</summary>
    public double DearCost { get; set; } = 200;

    /// <summary>
    /// The most dear queries of everybody that are executed at once; further ones wait. Half of the processors, unless set.
    /// </summary>
    [Range(1, int.MaxValue, ErrorMessage = "a whole number, 1 or more")]
    public int MaxDearOperations { get; set; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>How many documents' plans are kept.</summary>
    public int PlanCacheSize { get; set; } = 512;

    /// <summary>Whether <c>__schema</c> and <c>__type</c> answer; in Development alone when null.</summary>
    public bool? EnableIntrospection { get; set; }

    /// <summary>
    /// Whether the log has the messages of unexpected exceptions, which may quote an argument; in Development alone when null.
    /// Their types, stack traces and ids are always there.
    /// </summary>
    public bool? LogExceptionMessages { get; set; }

    /// <summary>What makes an exception of the application an expected refusal; each gives null for those it does not know.</summary>
    internal List<Func<Exception, GraphQLException?>> Refusals { get; } = [];

    /// <summary>What an operation may cost.</summary>
    public CostOptions Cost { get; } = new();

    /// <summary>Which documents may be named by id, and whether any others are accepted.</summary>
    public PersistedOperationOptions PersistedOperations { get; } = new();
}
