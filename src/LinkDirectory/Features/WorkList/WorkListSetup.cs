using LinkDirectory.Features.Imports;
using LinkDirectory.Features.WorkList.Import;

namespace LinkDirectory.Features.WorkList;

internal static class WorkListSetup
{
    public static IServiceCollection AddWorkList(this IServiceCollection services) =>
        services.AddSingleton<ContactGrid>().AddSingleton<WorkToDo>().AddSingleton<ContactsExport>().AddSingleton<ContactsImportUndo>()
            .AddSingleton<ImportSeal>().AddSingleton<ImportUploads>();
}
