using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThiDua.Data;

namespace ThiDua.Audit;

internal sealed class AuditMapping : IEntityTypeConfiguration<OperationRecord>, IEntityTypeConfiguration<ChangeRecord>, IEntityTypeConfiguration<ChainHead>
{
    public void Configure(EntityTypeBuilder<OperationRecord> builder)
    {
        builder.ToTable("operation");
        builder.HasKey(o => new { o.OwnerId, o.Seq });
        builder.HasOne<Owner>().WithMany().HasForeignKey(o => o.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ChangeRecord> builder)
    {
        builder.ToTable("operation_change");
        builder.HasKey(c => new { c.OwnerId, c.Seq, c.Ordinal });
        builder.HasIndex(c => new { c.OwnerId, c.RootId, c.Seq });
        builder.HasOne<OperationRecord>().WithMany().HasForeignKey(c => new { c.OwnerId, c.Seq }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ChainHead> builder)
    {
        builder.HasKey(h => h.OwnerId);
        builder.HasOne<Owner>().WithMany().HasForeignKey(h => h.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
