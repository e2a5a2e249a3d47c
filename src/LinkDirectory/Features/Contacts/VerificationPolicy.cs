using LinkDirectory.Features.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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
