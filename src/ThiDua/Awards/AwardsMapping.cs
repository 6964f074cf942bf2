using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThiDua.Organisation;
using ThiDua.Registry;

namespace ThiDua.Awards;

internal sealed class AwardsMapping : IEntityTypeConfiguration<AwardLine>, IEntityTypeConfiguration<AwardRecipient>, IEntityTypeConfiguration<AwardDecision>
{
    public void Configure(EntityTypeBuilder<AwardLine> builder)
    {
        builder.Ignore(a => a.Direction);
        builder.HasIndex(a => new { a.OwnerId, a.Period, a.Code }).IsUnique();
        builder.Property(a => a.Amount).HasColumnType("numeric(18,0)");
        builder.HasOne<Unit>().WithMany().HasForeignKey(a => new { a.OwnerId, a.UnitId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Recipients).WithOne().HasForeignKey(r => new { r.OwnerId, r.LineId });
    }

    public void Configure(EntityTypeBuilder<AwardRecipient> builder)
    {
        builder.Ignore(r => r.RootId);
        builder.HasIndex(r => new { r.OwnerId, r.LineId, r.Order });
        builder.HasOne<Person>().WithMany().HasForeignKey(r => new { r.OwnerId, r.PersonId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(r => new { r.OwnerId, r.UnitId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Household>().WithMany().HasForeignKey(r => new { r.OwnerId, r.HouseholdId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(r => new { r.OwnerId, r.HamletId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AwardDecision> builder)
    {
        builder.HasIndex(d => new { d.OwnerId, d.Period, d.GroupCode }).IsUnique();
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(d => new { d.OwnerId, d.FileId }).OnDelete(DeleteBehavior.Restrict);
    }
}
