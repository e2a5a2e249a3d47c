namespace LinkDirectory.Data;

/// <summary>
/// Files and folders that the account which runs the program may open, and on Unix nobody else: what they hold is personal data and keys.
/// </summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes an empty file, which must be new.</summary>
    /// <exception cref="IOException">There is one already, or it cannot be made.</exception>
    public static FileStream Create(string path) => new(path, OptionsFor(FileMode.CreateNew));

    /// <summary>Makes an empty file, unless it is there.</summary>
    public static void CreateIfMissing(string path) => new FileStream(path, OptionsFor(FileMode.OpenOrCreate)).Dispose();

    public static DirectoryInfo CreateFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);

    /// <summary>Why files cannot be written in a folder, and what to do; null where they can.</summary>
    /// <param name="setting">The setting that names the folder or a file in it.</param>
    public static string? RefusalOf(string folder, string setting)
    {
        var advice = $"or name another with {setting}.";
        if (!Directory.Exists(folder))
        {
            return $"The folder {folder} does not exist. Make it, {advice}";
        }

        try
        {
            using var probe = new FileStream(
                Path.Combine(folder, $".{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1,
                FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return $"The folder {folder} cannot be written to by {Environment.UserName}. Give it to that user, {advice}";
        }
    }

    private static FileStreamOptions OptionsFor(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }
}
