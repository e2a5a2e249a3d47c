using System.CommandLine;
using System.Data.Common;
using LinkDirectory.Features.Audit;

namespace LinkDirectory.Commands;

/// <summary>The verbs of the command line. Each ends with exit code 0, or 1 with the errors on standard error.</summary>
public static class CommandLineVerbs
{
    /// <summary>Whether the arguments name a verb other than <c>serve</c>; else they are the server's settings.</summary>
    public static bool AreMeantBy(string[] args) =>
        args is [var verb, ..] && verb is not "serve" && (!verb.StartsWith('-') || verb is "--help" or "-h" or "-?" or "--version");

    public static async Task<int> RunAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { Args = [], ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Services.AddDirectory(builder.Configuration);
        using var host = builder.Build();
        host.Services.CheckOptions();

        var parsed = Root(host.Services).Parse(args);
        var runsAVerb = parsed.Action is not null && parsed.Action == parsed.CommandResult.Command.Action;
        if (runsAVerb
            && await host.Services.GetRequiredService<DirectoryMigrator>().FindRefusalAsync(CancellationToken.None) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return 1;
        }

        try
        {
            // The library's own handler would print a stack trace for what is no bug.
            var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            await host.Services.GetRequiredService<PersonAccessLog>().FlushAsync(CancellationToken.None);
            return code;
        }
        catch (DbException problem) when (!DatabaseBusyException.IsBehind(problem))
        {
            return await RefuseAsync($"The database could not be used: {problem.Message}");
        }
    }

    /// <summary>Every verb there is.</summary>
    public static RootCommand Root(IServiceProvider services) =>
        new RootCommand("LinkDirectory: whom to contact about a child's mental health, how, and what happened next.")
        {
            new Command("serve", "Serve the pages and the API (the default)."),
            Migrate(services),
            BackupCommand.Create(services),
            ImportCommands.Import(services),
            ExportCommands.Export(services),
            SeedCommand.Seed(services),
            AccessCommands.User(services),
            AccessCommands.Token(services),
            HealthCommand.Create(),
        };

    /// <summary>Ends a verb with what is wrong.</summary>
    internal static async Task<int> RefuseAsync(string problem)
    {
        await Console.Error.WriteLineAsync(problem);
        return 1;
    }

    /// <summary>Ends a verb with what it made.</summary>
    internal static async Task<int> AnswerAsync(string answer)
    {
        await Console.Out.WriteLineAsync(answer);
        return 0;
    }

    private static Command Migrate(IServiceProvider services)
    {
        var command = new Command("migrate", "Bring the database up to date with this version.");
        command.SetAction(async (_, cancellation) =>
        {
            await services.GetRequiredService<DirectoryMigrator>().MigrateAsync(cancellation);
            return 0;
        });
        return command;
    }
}
