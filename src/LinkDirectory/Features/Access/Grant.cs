using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Access;

/// <summary>A role with what it is for: what an invitation offers and a membership holds.</summary>
internal sealed record Grant(UserRole Role, int? SchoolId = null, int? ProviderId = null, int? ServiceId = null, int? AreaId = null)
{
    /// <summary>
    /// Finds what a role is for by the code that people know: a school's URN, a provider's ODS code or a service's reference, an area's
    /// code.
    /// </summary>
    /// <returns>Null where there is none, or where one is given to a role that has none.</returns>
    public static async Task<Grant?> FindAsync(DirectoryDbContext db, UserRole role, string? organisation, CancellationToken cancellation)
    {
        var code = organisation?.Trim() ?? "";
        var upper = code.ToUpperInvariant();
        switch (role)
        {
            case UserRole.SchoolStaff:
                return int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var urn)
                    && await db.Schools.Where(s => s.Urn == urn).Select(s => (int?)s.Id).SingleOrDefaultAsync(cancellation) is { } school
                        ? new Grant(role, SchoolId: school)
                        : null;
            case UserRole.ProviderStaff:
                return await db.Providers.Where(p => p.OdsCode == upper).Select(p => (int?)p.Id)
                    .SingleOrDefaultAsync(cancellation) is { } provider ? new Grant(role, ProviderId: provider)
                    : await db.Services.Where(s => s.Reference == code).Select(s => (int?)s.Id)
                        .SingleOrDefaultAsync(cancellation) is { } service ? new Grant(role, ServiceId: service) : null;
            case UserRole.Commissioner or UserRole.DirectoryEditor:
                return await db.Areas.Where(a => a.Code == upper).Select(a => (int?)a.Id).SingleOrDefaultAsync(cancellation) is { } area
                    ? new Grant(role, AreaId: area)
                    : null;
            default:
                return code.Length == 0 ? new Grant(role) : null;
        }
    }

    /// <summary>
    /// Whether an actor may give or end it: an administrator any; an editor staff's and commissioners' in their areas. An editor
    /// makes no editors, so that nobody widens their own circle.
    /// </summary>
    public async Task<bool> MayBeGivenByAsync(Actor actor, DirectoryDbContext db, CancellationToken cancellation) =>
        actor.Administers || (actor.EditsAreas.Count > 0 && this switch
        {
            { Role: UserRole.SchoolStaff, SchoolId: { } school } =>
                await db.SchoolAreas.AnyAsync(s => s.SchoolId == school && actor.EditsAreas.Contains(s.AreaId), cancellation),
            { Role: UserRole.ProviderStaff, ServiceId: { } service } => await actor.MayKeepServiceAsync(db, service, cancellation),
            { Role: UserRole.ProviderStaff, ProviderId: { } provider } => await MayKeepAllAsync(actor, db, provider, cancellation),
            { Role: UserRole.Commissioner, AreaId: { } area } => actor.EditsAreas.Contains(area),
            _ => false,
        });

    public static Grant From(Membership membership) =>
        new(membership.Role, membership.SchoolId, membership.ProviderId, membership.ServiceId, membership.AreaId);

    public static Grant From(Invitation invitation) =>
        new(invitation.Role, invitation.SchoolId, invitation.ProviderId, invitation.ServiceId, invitation.AreaId);

    public bool IsFor(Membership membership) => this == From(membership);

    public Membership Membership(int accountId, DateTimeOffset at, int? by) => new()
    {
        AccountId = accountId,
        Role = Role,
        SchoolId = SchoolId,
        ProviderId = ProviderId,
        ServiceId = ServiceId,
        AreaId = AreaId,
        GrantedAt = at,
        GrantedById = by,
    };

    /// <summary>What it is, for the audit trail, as in "SchoolStaff of School 12".</summary>
    public override string ToString() => this switch
    {
        { SchoolId: { } id } => $"{Role} of School {id}",
        { ProviderId: { } id } => $"{Role} of Provider {id}",
        { ServiceId: { } id } => $"{Role} of Service {id}",
        { AreaId: { } id } => $"{Role} of Area {id}",
        _ => $"{Role}",
    };

    // A provider's staff keep every service of it, so that all must be the editor's to give.
    private static async Task<bool> MayKeepAllAsync(Actor actor, DirectoryDbContext db, int provider, CancellationToken cancellation)
    {
        var services = await db.Services.Where(s => s.ProviderId == provider).Select(s => s.Id).ToListAsync(cancellation);
        foreach (var service in services)
        {
            if (!await actor.MayKeepServiceAsync(db, service, cancellation))
            {
                return false;
            }
        }

        return services.Count > 0;
    }
}
