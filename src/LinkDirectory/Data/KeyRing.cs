using Microsoft.AspNetCore.DataProtection;

namespace LinkDirectory.Data;

/// <summary>
/// The keys that seal what the database must not tell: mails that wait, authenticators' secrets, links in mails, cookies.
/// They are kept in a folder outside the database, so that a stolen database opens none of it.
/// </summary>
public static class KeyRing
{
    /// <summary>The setting that names the folder; the server and the command line must name the same.</summary>
    public const string FolderSetting = "KeyRing:Folder";

    /// <summary>The folder when none is configured: beside the working directory.</summary>
    public const string DefaultFolder = "linkdirectory-keys";

    public static IServiceCollection AddKeyRing(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = configuration[FolderSetting] is { Length: > 0 } configured ? configured : DefaultFolder;
        services.AddDataProtection().SetApplicationName("LinkDirectory").PersistKeysToFileSystem(new DirectoryInfo(folder));
        return services;
    }
}
