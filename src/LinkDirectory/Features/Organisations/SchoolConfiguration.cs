namespace LinkDirectory.Features.Organisations;

internal sealed class SchoolConfiguration : IEntityTypeConfiguration<School>
{
    public void Configure(EntityTypeBuilder<School> school)
    {
        school.HasIndex(s => s.Urn).IsUnique();
        school.HasIndex(s => new { s.Name, s.Id });
        school.HasIndex(s => new { s.Pupils, s.Id });
        school.HasIndex(s => new { s.LocalAuthorityId, s.Name, s.Id });
        school.HasIndex(s => s.Postcode);
        school.Ignore(s => s.AgeRange).Ignore(s => s.Address).Ignore(s => s.Location);
        school.HasOne(s => s.LocalAuthority).WithMany().OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class SchoolSuccessionConfiguration : IEntityTypeConfiguration<SchoolSuccession>
{
    public void Configure(EntityTypeBuilder<SchoolSuccession> succession)
    {
        succession.HasKey(s => new { s.PredecessorUrn, s.SuccessorUrn });
        succession.HasIndex(s => s.SuccessorUrn);
    }
}

internal sealed class SchoolAreaConfiguration : IEntityTypeConfiguration<SchoolArea>
{
    public void Configure(EntityTypeBuilder<SchoolArea> schoolArea)
    {
        schoolArea.HasKey(s => new { s.AreaId, s.SchoolId });
        schoolArea.HasIndex(s => s.SchoolId);
        schoolArea.HasOne<School>().WithMany().HasForeignKey(s => s.SchoolId).OnDelete(DeleteBehavior.Cascade);
        schoolArea.HasOne<Places.Area>().WithMany().HasForeignKey(s => s.AreaId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SchoolGroundConfiguration : IEntityTypeConfiguration<SchoolGround>
{
    public void Configure(EntityTypeBuilder<SchoolGround> ground)
    {
        ground.HasKey(g => new { g.SchoolId, g.AreaId });
        ground.HasIndex(g => g.AreaId);
        ground.HasOne<School>().WithMany().HasForeignKey(g => g.SchoolId).OnDelete(DeleteBehavior.Cascade);
        ground.HasOne<Places.Area>().WithMany().HasForeignKey(g => g.AreaId).OnDelete(DeleteBehavior.Cascade);
    }
}
