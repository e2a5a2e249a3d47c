using System.CommandLine;
using LinkDirectory.Data;
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
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = [], ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Services.AddDirectory(builder.Configuration);
        using var host = builder.Build();

        var root = new RootCommand("LinkDirectory: whom to contact about a child's mental health, how, and what happened next.")
        {
            new Command("serve", "Serve the pages and the API (the default)."),
            Migrate(host.Services),
            ImportCommands.Import(host.Services),
            ExportCommands.Export(host.Services),
            SeedCommand.Seed(host.Services),
            AccessCommands.User(host.Services),
            AccessCommands.Token(host.Services),
            HealthCommand.Create(),
        };
        var code = await root.Parse(args).InvokeAsync();
        await host.Services.GetRequiredService<PeopleRead>().FlushAsync(CancellationToken.None);
        return code;
    }

    private static Command Migrate(IServiceProvider services)
    {
        var command = new Command("migrate", "Bring the database to this version's form.");
        command.SetAction(async (_, cancellation) =>
        {
            await services.GetRequiredService<DirectoryMigrator>().MigrateAsync(cancellation);
            return 0;
        });
        return command;
    }
}
