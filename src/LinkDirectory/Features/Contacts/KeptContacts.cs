using LinkDirectory.Data;
using LinkDirectory.Features.Access;

namespace LinkDirectory.Features.Contacts;

/// <summary>Whose contacts an actor keeps, for pages that offer it.</summary>
public sealed class KeptContacts(DirectoryDb directory)
{
    /// <summary>Whether the actor keeps the contacts of a school or a service.</summary>
    public async Task<bool> MayKeepAsync(int? schoolId, int? serviceId, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return schoolId is { } school ? await actor.MayKeepSchoolAsync(db, school, cancellation)
            : serviceId is { } service && await actor.MayKeepServiceAsync(db, service, cancellation);
    }
}
