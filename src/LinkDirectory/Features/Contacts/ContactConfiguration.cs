namespace LinkDirectory.Features.Contacts;

internal sealed class PointOfContactConfiguration : IEntityTypeConfiguration<PointOfContact>
{
    public void Configure(EntityTypeBuilder<PointOfContact> contact)
    {
        contact.ToTable("PointsOfContact", table => table.HasCheckConstraint(
            "CK_PointsOfContact_OneOrganisation",
            """(CASE WHEN "SchoolId" IS NULL THEN 0 ELSE 1 END) + (CASE WHEN "ServiceId" IS NULL THEN 0 ELSE 1 END)"""
                + """ + (CASE WHEN "AreaId" IS NULL THEN 0 ELSE 1 END) = 1"""));
        contact.HasIndex(c => new { c.SchoolId, c.Role, c.Label }).IsUnique();
        contact.HasIndex(c => new { c.ServiceId, c.Role, c.Label }).IsUnique();
        contact.HasIndex(c => new { c.AreaId, c.Role, c.Label }).IsUnique();
        contact.HasIndex(c => c.SharedEmail);
        contact.HasIndex(c => c.VerifyBy);
        contact.Property(c => c.Version).IsConcurrencyToken();
        contact.HasOne(c => c.School).WithMany().OnDelete(DeleteBehavior.Restrict);
        contact.HasOne(c => c.Service).WithMany().OnDelete(DeleteBehavior.Restrict);
        contact.HasOne(c => c.Area).WithMany().OnDelete(DeleteBehavior.Restrict);
        contact.HasMany(c => c.Holders).WithOne().HasForeignKey(h => h.PointOfContactId).OnDelete(DeleteBehavior.Cascade);
        contact.HasMany(c => c.Verifications).WithOne().HasForeignKey(v => v.PointOfContactId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.HasIndex(p => p.Email);
    }
}

internal sealed class HolderConfiguration : IEntityTypeConfiguration<Holder>
{
    public void Configure(EntityTypeBuilder<Holder> holder)
    {
        holder.ToTable("Holders");
        holder.HasOne(h => h.Person).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class VerificationConfiguration : IEntityTypeConfiguration<Verification>
{
    public void Configure(EntityTypeBuilder<Verification> verification)
    {
        verification.ToTable("Verifications");
        verification.HasOne<Organisations.Service>().WithMany().HasForeignKey(v => v.ServiceId).OnDelete(DeleteBehavior.Cascade);
    }
}
