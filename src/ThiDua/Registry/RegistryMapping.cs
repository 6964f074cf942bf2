using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThiDua.Registry;

internal sealed class RegistryMapping : IEntityTypeConfiguration<OfficialDocument>
{
    public void Configure(EntityTypeBuilder<OfficialDocument> builder)
    {
        builder.Ignore(d => d.NumberAndSymbol).Ignore(d => d.DateText);
        builder.HasIndex(d => new { d.OwnerId, d.Period, d.Code }).IsUnique();
        builder.HasOne<OfficialDocument>().WithMany().HasForeignKey(d => new { d.OwnerId, d.AmendsId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OfficialDocument>().WithMany().HasForeignKey(d => new { d.OwnerId, d.ReplacedById }).OnDelete(DeleteBehavior.Restrict);
    }
}
