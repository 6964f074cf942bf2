using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThiDua.Organisation;
using ThiDua.Registry;

namespace ThiDua.Indicators;

internal sealed class IndicatorsMapping :
    IEntityTypeConfiguration<Field>, IEntityTypeConfiguration<Indicator>, IEntityTypeConfiguration<Figure>, IEntityTypeConfiguration<FigurePart>,
    IEntityTypeConfiguration<Benchmark>, IEntityTypeConfiguration<HeadlineItem>, IEntityTypeConfiguration<Narrative>, IEntityTypeConfiguration<FigureAssignment>,
    IEntityTypeConfiguration<FigureImport>, IEntityTypeConfiguration<SuperiorForm>
{
    public void Configure(EntityTypeBuilder<Field> builder)
    {
        builder.HasIndex(f => new { f.OwnerId, f.Code }).IsUnique();
        builder.HasOne<Field>().WithMany().HasForeignKey(f => new { f.OwnerId, f.ParentId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Indicator> builder)
    {
        builder.HasIndex(i => new { i.OwnerId, i.Code }).IsUnique();
        builder.HasOne<Field>().WithMany().HasForeignKey(i => new { i.OwnerId, i.FieldId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Indicator>().WithMany().HasForeignKey(i => new { i.OwnerId, i.ParentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(i => new { i.OwnerId, i.UnitInChargeId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Figure> builder)
    {
        builder.HasIndex(f => new { f.OwnerId, f.Period, f.IndicatorId }).IsUnique();
        builder.HasOne<Indicator>().WithMany().HasForeignKey(f => new { f.OwnerId, f.IndicatorId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(f => new { f.OwnerId, f.OnBehalfUnitId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(f => new { f.OwnerId, f.EvidenceFileId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(f => f.Parts).WithOne().HasForeignKey(p => new { p.OwnerId, p.FigureId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(f => f.Benchmarks).WithOne().HasForeignKey(b => new { b.OwnerId, b.FigureId }).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<FigurePart> builder) => builder.Ignore(p => p.RootId);

    public void Configure(EntityTypeBuilder<Benchmark> builder)
    {
        builder.Ignore(b => b.RootId);
        builder.HasIndex(b => new { b.OwnerId, b.FigureId, b.SourceCode }).IsUnique();
        builder.HasOne<OfficialDocument>().WithMany().HasForeignKey(b => new { b.OwnerId, b.DocumentId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<HeadlineItem> builder)
    {
        builder.HasIndex(h => new { h.OwnerId, h.Period, h.IndicatorId }).IsUnique();
        builder.HasOne<Indicator>().WithMany().HasForeignKey(h => new { h.OwnerId, h.IndicatorId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Narrative> builder) =>
        builder.HasIndex(n => new { n.OwnerId, n.Period, n.Topic }).IsUnique();

    public void Configure(EntityTypeBuilder<FigureAssignment> builder)
    {
        builder.HasIndex(a => new { a.OwnerId, a.Period, a.IndicatorId }).IsUnique();
        builder.HasOne<Indicator>().WithMany().HasForeignKey(a => new { a.OwnerId, a.IndicatorId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(a => new { a.OwnerId, a.UnitId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SuperiorForm> builder)
    {
        builder.HasIndex(f => new { f.OwnerId, f.Name }).IsUnique();
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(f => new { f.OwnerId, f.FileId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FigureImport> builder)
    {
        builder.HasIndex(i => new { i.OwnerId, i.Period, i.CreatedAt });
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(i => new { i.OwnerId, i.FileId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(i => new { i.OwnerId, i.OnBehalfUnitId }).OnDelete(DeleteBehavior.Restrict);
    }
}
