using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Contacts;

/// <summary>An area's own verification cycle, in place of <see cref="VerificationCycle"/>'s.</summary>
public sealed class VerificationPolicy
{
    public int Id { get; set; }

    public required int AreaId { get; set; }

    /// <summary>The month and day by which schools confirm in the autumn round, as in 1031 for 31 October.</summary>
    public required int AutumnBy { get; set; }

    /// <summary>The month and day by which schools confirm in the spring term's round, as in 331 for 31 March.</summary>
    public required int SpringBy { get; set; }

    /// <summary>How long a service's confirmation is good for, in days, 30 to 366.</summary>
    public required int ServiceDays { get; set; }
}

internal sealed class VerificationPolicyConfiguration : IEntityTypeConfiguration<VerificationPolicy>
{
    public void Configure(EntityTypeBuilder<VerificationPolicy> policy)
    {
        policy.ToTable("VerificationPolicies");
        policy.HasIndex(p => p.AreaId).IsUnique();
        policy.HasOne<Area>().WithMany().HasForeignKey(p => p.AreaId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>How often an area asks.</summary>
/// <param name="AutumnBy">The month and day by which schools confirm in the autumn round, 930 to 1215.</param>
/// <param name="SpringBy">The month and day by which schools confirm in the spring term's round, 201 to 531.</param>
/// <param name="ServiceDays">How long a service's confirmation is good for, in days, 30 to 366.</param>
public sealed record PolicyDays(int AutumnBy, int SpringBy, int ServiceDays)
{
    /// <summary>What holds where an area has not said otherwise.</summary>
    public static PolicyDays Usual { get; } = new(VerificationCycle.AutumnBy, VerificationCycle.SpringBy, VerificationCycle.OtherDays);
}

/// <summary>Which areas' policies count, those of a role's or a service's own areas; and the only writer of them.</summary>
internal static class VerificationPolicies
{
    /// <summary>The policies by which a point of contact is asked.</summary>
    public static async Task<IReadOnlyCollection<VerificationPolicy>> OfAsync(
        DirectoryDbContext db, PointOfContact contact, CancellationToken cancellation) => contact switch
        {
            { SchoolId: { } school } => await db.SchoolAreas.Where(a => a.SchoolId == school)
                .Join(db.VerificationPolicies, a => a.AreaId, p => p.AreaId, (_, policy) => policy).AsNoTracking()
                .ToListAsync(cancellation),
            { ServiceId: { } service } => await OfServiceAsync(db, service, cancellation),
            _ => await db.VerificationPolicies.AsNoTracking().Where(p => p.AreaId == contact.AreaId).ToListAsync(cancellation),
        };

    /// <summary>The policies by which a service's record is asked about.</summary>
    public static async Task<IReadOnlyCollection<VerificationPolicy>> OfServiceAsync(
        DirectoryDbContext db, int serviceId, CancellationToken cancellation) =>
        await db.Services.Where(s => s.Id == serviceId).SelectMany(s => s.CatchmentAreas)
            .Join(db.VerificationPolicies, a => a.Id, p => p.AreaId, (_, policy) => policy).AsNoTracking().ToListAsync(cancellation);

    /// <summary>Sets an area's days, or takes them away.</summary>
    public static void Write(DirectoryDbContext db, VerificationPolicy? policy, int areaId, PolicyDays? days)
    {
        if (days is null)
        {
            db.VerificationPolicies.Remove(policy!);
        }
        else if (policy is null)
        {
            db.VerificationPolicies.Add(new VerificationPolicy
            {
                AreaId = areaId,
                AutumnBy = days.AutumnBy,
                SpringBy = days.SpringBy,
                ServiceDays = days.ServiceDays,
            });
        }
        else
        {
            (policy.AutumnBy, policy.SpringBy, policy.ServiceDays) = (days.AutumnBy, days.SpringBy, days.ServiceDays);
        }
    }
}
