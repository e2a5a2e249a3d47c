using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Organisations;

internal sealed class ServiceConfiguration : IEntityTypeConfiguration<Service>
{
    public void Configure(EntityTypeBuilder<Service> service)
    {
        service.HasIndex(s => s.Reference).IsUnique();
        service.HasIndex(s => new { s.Name, s.Id });
        service.HasIndex(s => s.CatchmentBasis);
        service.HasIndex(s => s.VerifyBy);
        service.Property(s => s.Version).HasDefaultValue(1).IsConcurrencyToken();
        service.Ignore(s => s.AgeRange);
        service.HasOne(s => s.Provider).WithMany(p => p.Services).OnDelete(DeleteBehavior.Restrict);
        service.HasMany(s => s.Locations).WithOne().HasForeignKey(l => l.ServiceId).OnDelete(DeleteBehavior.Cascade);
        service.HasMany(s => s.Hours).WithOne().HasForeignKey(h => h.ServiceId).OnDelete(DeleteBehavior.Cascade);
        service.OwnsOne(s => s.FeedbackStandard);
        service.HasMany(s => s.CatchmentAreas).WithMany().UsingEntity(
            "ServiceCatchmentAreas",
            area => area.HasOne(typeof(Area)).WithMany().HasForeignKey("AreaId").OnDelete(DeleteBehavior.Cascade),
            by => by.HasOne(typeof(Service)).WithMany().HasForeignKey("ServiceId").OnDelete(DeleteBehavior.Cascade),
            join => join.HasKey("AreaId", "ServiceId"));
        service.HasMany(s => s.CatchmentSchools).WithMany().UsingEntity(
            "ServiceCatchmentSchools",
            school => school.HasOne(typeof(School)).WithMany().HasForeignKey("SchoolId").OnDelete(DeleteBehavior.Cascade),
            by => by.HasOne(typeof(Service)).WithMany().HasForeignKey("ServiceId").OnDelete(DeleteBehavior.Cascade),
            join => join.HasKey("SchoolId", "ServiceId"));
    }
}

internal sealed class ServiceLocationConfiguration : IEntityTypeConfiguration<ServiceLocation>
{
    public void Configure(EntityTypeBuilder<ServiceLocation> location) => location.Ignore(l => l.Address).Ignore(l => l.Location);
}

internal sealed class OpeningPeriodConfiguration : IEntityTypeConfiguration<OpeningPeriod>
{
    public void Configure(EntityTypeBuilder<OpeningPeriod> period) => period.ToTable("OpeningPeriods").Ignore(p => p.IsClosed);
}
