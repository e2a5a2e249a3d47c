using System.CommandLine;
using LinkDirectory.Commands;
using LinkDirectory.Tests.Architecture;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Access.Walk;

/// <summary>Every verb of the command line. The person who runs it holds the database file, and acts as the operator.</summary>
public sealed class CommandWalkTests : IAsyncDisposable
{
    /// <summary>What an operator may do at the command line; nothing else is there.</summary>
    private static readonly string[] Decided =
    [
        "serve", "migrate", "backup", "seed", "health",
        "import gias", "import gias-links", "import postcodes", "import outcodes", "import boundaries", "import areas", "import services",
        "import contacts", "import links",
        "export schema", "export template", "export services", "export audit", "user add", "token create",
    ];

    private readonly DirectoryApp app = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public void It_is_decided_of_each_verb_that_an_operator_may() =>
        Breaches.MustBeNone(Verbs(CommandLineVerbs.Root(app.Services), "").Except(Decided, StringComparer.Ordinal).Select(verb =>
            $"nobody decided who may {verb}"));

    private static IEnumerable<string> Verbs(Command command, string path) => command.Subcommands.SelectMany(sub =>
        sub.Subcommands.Count == 0 ? [$"{path}{sub.Name}"] : Verbs(sub, $"{path}{sub.Name} "));
}
