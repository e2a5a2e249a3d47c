using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Contacts.Grid;

internal static class ContactGridSetup
{
    public static IServiceCollection AddContactGrid(this IServiceCollection services) =>
        services.AddSingleton<ContactGrid>().AddSingleton<WorkList>().AddSingleton<ContactsExport>().AddSingleton<ContactsImportUndo>()
            .AddSingleton<ImportSeal>().AddSingleton<ImportUploads>();
}
