using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThiDua.Awards;

internal sealed class AwardsMapping : IEntityTypeConfiguration<AwardLine>
{
    public void Configure(EntityTypeBuilder<AwardLine> builder)
    {
        builder.HasIndex(a => new { a.OwnerId, a.Period, a.Code }).IsUnique();
        builder.Property(a => a.Amount).HasColumnType("numeric(18,0)");
    }
}
