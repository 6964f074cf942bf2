using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThiDua.Organisation;

internal sealed class OrganisationMapping :
    IEntityTypeConfiguration<CommuneProfile>, IEntityTypeConfiguration<Unit>, IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<Household>,
    IEntityTypeConfiguration<OfficerAssignment>, IEntityTypeConfiguration<WorkingYear>, IEntityTypeConfiguration<ConductRecord>, IEntityTypeConfiguration<YearlyGrade>
{
    public void Configure(EntityTypeBuilder<CommuneProfile> builder)
    {
        builder.Ignore(p => p.FullName);
        builder.HasIndex(p => new { p.OwnerId, p.FromYear }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.HasIndex(u => new { u.OwnerId, u.Code }).IsUnique();
        builder.HasOne<Unit>().WithMany().HasForeignKey(u => new { u.OwnerId, u.ParentId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.HasIndex(p => new { p.OwnerId, p.SortKey });
        builder.HasOne<Unit>().WithMany().HasForeignKey(p => new { p.OwnerId, p.UnitId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Household> builder) =>
        builder.HasOne<Unit>().WithMany().HasForeignKey(h => new { h.OwnerId, h.HamletId }).OnDelete(DeleteBehavior.Restrict);

    public void Configure(EntityTypeBuilder<OfficerAssignment> builder) =>
        builder.HasOne<Person>().WithMany().HasForeignKey(a => new { a.OwnerId, a.PersonId }).OnDelete(DeleteBehavior.Restrict);

    public void Configure(EntityTypeBuilder<WorkingYear> builder) =>
        builder.HasIndex(y => new { y.OwnerId, y.Year }).IsUnique();

    public void Configure(EntityTypeBuilder<ConductRecord> builder)
    {
        builder.HasIndex(c => new { c.OwnerId, c.Date });
        builder.HasOne<Person>().WithMany().HasForeignKey(c => new { c.OwnerId, c.PersonId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(c => new { c.OwnerId, c.UnitId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<YearlyGrade> builder)
    {
        builder.HasIndex(g => new { g.OwnerId, g.Year, g.PersonId, g.UnitId }).IsUnique().AreNullsDistinct(false);
        builder.HasOne<Person>().WithMany().HasForeignKey(g => new { g.OwnerId, g.PersonId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(g => new { g.OwnerId, g.UnitId }).OnDelete(DeleteBehavior.Restrict);
    }
}
