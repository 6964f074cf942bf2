using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThiDua.Registry;

namespace ThiDua.Movements;

internal sealed class MovementsMapping : IEntityTypeConfiguration<Movement>
{
    public void Configure(EntityTypeBuilder<Movement> builder)
    {
        builder.HasIndex(m => new { m.OwnerId, m.Code }).IsUnique();
        builder.HasOne<OfficialDocument>().WithMany().HasForeignKey(m => new { m.OwnerId, m.DocumentId }).OnDelete(DeleteBehavior.Restrict);
    }
}
