using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace LinkDirectory.Data;

/// <summary>Where the keys are; the server and the command line must name the same folder.</summary>
public sealed class KeyRingOptions
{
    public const string Section = "KeyRing";

    public string Folder { get; set; } = "linkdirectory-keys";
}

/// <summary>
/// The keys that seal what the database must not reveal: mails that wait, authenticators' secrets, links in mails, cookies.
/// They are kept in a folder outside the database, so that a stolen database opens none of it.
/// </summary>
public static class KeyRing
{
    public static IServiceCollection AddKeyRing(this IServiceCollection services)
    {
        services.AddChecked<KeyRingOptions>(KeyRingOptions.Section).AddSingleton<IValidateOptions<KeyRingOptions>, UsableFolder>()
            .AddDataProtection().SetApplicationName("LinkDirectory");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<KeyRingOptions>, ILoggerFactory>(
            (keys, ring, logs) => keys.XmlRepository =
                new FileSystemXmlRepository(PrivateFiles.CreateFolder(ring.Value.Folder), logs));
        return services;
    }

    // Looked at before the first key is wanted, which may be when somebody signs in.
    private sealed class UsableFolder : IValidateOptions<KeyRingOptions>
    {
        public ValidateOptionsResult Validate(string? name, KeyRingOptions options)
        {
            var folder = Path.GetFullPath(options.Folder);
            while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } above)
            {
                folder = above;
            }

            return PrivateFiles.RefusalOf(folder, $"{KeyRingOptions.Section}:{nameof(KeyRingOptions.Folder)}") is { } refusal
                ? ValidateOptionsResult.Fail(refusal)
                : ValidateOptionsResult.Success;
        }
    }
}
