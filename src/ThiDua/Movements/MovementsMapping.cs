using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThiDua.Registry;

namespace ThiDua.Movements;

internal sealed class MovementsMapping : IEntityTypeConfiguration<Movement>, IEntityTypeConfiguration<MovementEvent>
{
    public void Configure(EntityTypeBuilder<Movement> builder)
    {
        builder.HasIndex(m => new { m.OwnerId, m.Code }).IsUnique();
        builder.HasOne<OfficialDocument>().WithMany().HasForeignKey(m => new { m.OwnerId, m.DocumentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Movement>().WithMany().HasForeignKey(m => new { m.OwnerId, m.ParentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(m => m.Events).WithOne().HasForeignKey(e => new { e.OwnerId, e.MovementId });
    }

    public void Configure(EntityTypeBuilder<MovementEvent> builder)
    {
        builder.Ignore(e => e.RootId);
        builder.HasIndex(e => new { e.OwnerId, e.MovementId });
    }
}
