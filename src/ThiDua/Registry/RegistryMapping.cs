using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThiDua.Organisation;

namespace ThiDua.Registry;

internal sealed class RegistryMapping : IEntityTypeConfiguration<OfficialDocument>, IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<OfficialDocument> builder)
    {
        builder.Ignore(d => d.NumberAndSymbol).Ignore(d => d.DateText);
        builder.HasIndex(d => new { d.OwnerId, d.Period, d.Code }).IsUnique();
        builder.HasOne<OfficialDocument>().WithMany().HasForeignKey(d => new { d.OwnerId, d.AmendsId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OfficialDocument>().WithMany().HasForeignKey(d => new { d.OwnerId, d.ReplacedById }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OfficialDocument>().WithMany().HasForeignKey(d => new { d.OwnerId, d.ImplementsId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(d => new { d.OwnerId, d.AssigneeId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(d => new { d.OwnerId, d.FileId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StoredFile> builder) => builder.HasIndex(f => new { f.OwnerId, f.UploadedAt });
}
