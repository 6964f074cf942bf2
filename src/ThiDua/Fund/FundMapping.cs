using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThiDua.Fund;

internal sealed class FundMapping : IEntityTypeConfiguration<RewardRate>, IEntityTypeConfiguration<FundEntry>
{
    public void Configure(EntityTypeBuilder<RewardRate> builder)
    {
        builder.HasIndex(r => new { r.OwnerId, r.Subject, r.FromDate }).IsUnique();
        builder.Property(r => r.Amount).HasColumnType("numeric(18,0)");
    }

    public void Configure(EntityTypeBuilder<FundEntry> builder)
    {
        builder.HasIndex(e => new { e.OwnerId, e.Period });
        builder.Property(e => e.Amount).HasColumnType("numeric(18,0)");
    }
}
