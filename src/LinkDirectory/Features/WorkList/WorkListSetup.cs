using LinkDirectory.Features.Imports;
using LinkDirectory.Features.WorkList.Import;

namespace LinkDirectory.Features.WorkList;

internal static class WorkListSetup
{
    public static IServiceCollection AddWorkList(this IServiceCollection services) =>
        services.AddSingleton<ContactGrid>().AddSingleton<WorkToDo>().AddSingleton<ContactsExport>().AddSingleton<ContactsImportUndo>()
            .AddSingleton<ImportSeal>().AddSingleton<ImportUploads>().AddChecked<ImportUploadOptions>(ImportUploadOptions.Section);

    /// <summary>Deletes what has waited too long to be imported, while the server runs.</summary>
    public static IServiceCollection AddImportUploadSweeper(this IServiceCollection services) =>
        services.AddHostedService<ImportUploadSweeper>();
}
