using System.CommandLine;
using LinkDirectory.Features.Demo;

namespace LinkDirectory.Commands;

/// <summary>The verb <c>seed</c>: the fictional demo area, through the importers.</summary>
public static class SeedCommand
{
    public static Command Seed(IServiceProvider services)
    {
        var demo = new Option<bool>("--demo") { Description = "Add the demo even though the directory has schools already." };
        var command = new Command("seed", "Load the fictional demo area into an empty directory. Seeding again changes nothing.") { demo };
        command.SetAction(async (parsed, cancellation) =>
        {
            await services.GetRequiredService<DirectoryMigrator>().MigrateAsync(cancellation);
            var result = await services.GetRequiredService<DemoSeed>().SeedAsync(parsed.GetValue(demo), cancellation);
            foreach (var problem in result.Problems)
            {
                await Console.Error.WriteLineAsync(problem);
            }

            await Console.Out.WriteLineAsync(result switch
            {
                { Skipped: true } =>
                    "Nothing was seeded: the directory has schools already. To add the demo area as well, run seed --demo.",
                { Changes: 0 } => "The demo area is here already: nothing to change.",
                _ =>
                    $"Seeded the demo area. The directory now has {result.Schools:N0} schools, {result.Services:N0} services and "
                        + $"{result.PointsOfContact:N0} points of contact.",
            });
            return result.Problems.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
