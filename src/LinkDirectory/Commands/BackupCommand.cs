using System.CommandLine;

namespace LinkDirectory.Commands;

/// <summary>The verb <c>backup</c>.</summary>
public static class BackupCommand
{
    private const double Megabyte = 1024 * 1024;

    public static Command Create(IServiceProvider services)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write, which must be new." };
        var command = new Command("backup",
            "Copy the database into one file, also while the server runs, and look whether the copy is sound. Restore it by putting it in "
                + "the database's place while the server is stopped.") { file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (made, refusal) = await services.GetRequiredService<DirectoryBackup>()
                .MakeAsync(parsed.GetRequiredValue(file), cancellation);
            return made is null
                ? await CommandLineVerbs.RefuseAsync(refusal!)
                : await CommandLineVerbs.AnswerAsync(
                    $"The backup is {made.File}: {made.Bytes / Megabyte:N1} MB, opened and found sound.");
        });
        return command;
    }
}
