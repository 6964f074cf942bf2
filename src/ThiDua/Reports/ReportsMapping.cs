using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThiDua.Registry;

namespace ThiDua.Reports;

internal sealed class ReportsMapping :
    IEntityTypeConfiguration<Report>, IEntityTypeConfiguration<ReportSection>, IEntityTypeConfiguration<ReportDraft>, IEntityTypeConfiguration<ReportSnapshot>,
    IEntityTypeConfiguration<ReportExplanation>, IEntityTypeConfiguration<ReportItem>, IEntityTypeConfiguration<TaskReminder>, IEntityTypeConfiguration<Job>,
    IEntityTypeConfiguration<OutlineOverlay>, IEntityTypeConfiguration<CommuneTemplate>, IEntityTypeConfiguration<ReportReturn>, IEntityTypeConfiguration<ReportCheck>
{
    public void Configure(EntityTypeBuilder<Report> builder) =>
        builder.HasIndex(r => new { r.OwnerId, r.Period, r.Kind }).IsUnique();

    public void Configure(EntityTypeBuilder<ReportSection> builder)
    {
        builder.Ignore(s => s.RootId);
        builder.HasIndex(s => new { s.OwnerId, s.ReportId, s.SectionId }).IsUnique();
        builder.HasOne<Report>().WithMany().HasForeignKey(s => new { s.OwnerId, s.ReportId });
    }

    public void Configure(EntityTypeBuilder<ReportDraft> builder)
    {
        builder.Ignore(s => s.RootId);
        builder.HasIndex(d => new { d.OwnerId, d.ReportId, d.Number }).IsUnique();
        builder.HasOne<Report>().WithMany().HasForeignKey(d => new { d.OwnerId, d.ReportId });
    }

    public void Configure(EntityTypeBuilder<ReportSnapshot> builder)
    {
        builder.Ignore(s => s.RootId);
        builder.HasIndex(s => new { s.OwnerId, s.ReportId, s.Edition }).IsUnique();
        builder.HasOne<Report>().WithMany().HasForeignKey(s => new { s.OwnerId, s.ReportId });
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(s => new { s.OwnerId, s.SignedFileId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReportReturn> builder)
    {
        builder.Ignore(r => r.RootId);
        builder.HasIndex(r => new { r.OwnerId, r.ReportId, r.CreatedAt });
        builder.HasOne<Report>().WithMany().HasForeignKey(r => new { r.OwnerId, r.ReportId });
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(r => new { r.OwnerId, r.FileId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReportCheck> builder) =>
        builder.HasOne<Report>().WithOne().HasForeignKey<ReportCheck>(c => new { c.OwnerId, c.Id });

    public void Configure(EntityTypeBuilder<ReportExplanation> builder)
    {
        builder.Ignore(s => s.RootId);
        builder.HasIndex(e => new { e.OwnerId, e.ReportId, e.ProblemKey }).IsUnique();
        builder.HasOne<Report>().WithMany().HasForeignKey(e => new { e.OwnerId, e.ReportId });
    }

    public void Configure(EntityTypeBuilder<ReportItem> builder)
    {
        builder.Ignore(i => i.Quarters);
        builder.HasIndex(i => new { i.OwnerId, i.Period, i.Kind, i.Order });
        builder.HasOne<ReportItem>().WithMany().HasForeignKey(i => new { i.OwnerId, i.CauseOfId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Registry.OfficialDocument>().WithMany().HasForeignKey(i => new { i.OwnerId, i.ResultDocumentId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TaskReminder> builder)
    {
        builder.Ignore(r => r.RootId);
        builder.HasIndex(r => new { r.OwnerId, r.ItemId, r.RemindedAt });
        builder.HasOne<ReportItem>().WithMany().HasForeignKey(r => new { r.OwnerId, r.ItemId }).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Job> builder) =>
        builder.HasIndex(j => new { j.OwnerId, j.SubjectId, j.CreatedAt });

    public void Configure(EntityTypeBuilder<OutlineOverlay> builder) =>
        builder.HasIndex(o => new { o.OwnerId, o.TemplateId }).IsUnique();

    public void Configure(EntityTypeBuilder<CommuneTemplate> builder) =>
        builder.HasIndex(t => new { t.OwnerId, t.TemplateId, t.TemplateVersion }).IsUnique();
}
