using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>A template as it stands in lists.</summary>
/// <param name="Template">Its newest version.</param>
/// <param name="Own">Made by the commune.</param>
/// <param name="Changes">Changes the commune makes to its outline.</param>
public sealed record TemplateChoice(ReportTemplate Template, bool Own, int Changes);

/// <summary>The commune's overlay of one template.</summary>
/// <param name="Changes">Changes in their order.</param>
/// <param name="Version">0 while there is none.</param>
public sealed record OverlayView(IReadOnlyList<OutlineChange> Changes, int Version);

/// <summary>Reading templates: those of the program and those of the commune, with the commune's own outline.</summary>
public sealed class TemplateQueries(ThiDuaDb db)
{
    /// <summary>The newest version of every template the commune can use.</summary>
    public async Task<IReadOnlyList<TemplateChoice>> ListAsync(CancellationToken ct = default)
    {
        var overlays = await db.Set<OutlineOverlay>().AsNoTracking().ToDictionaryAsync(o => o.TemplateId, o => o.Changes.Count, StringComparer.Ordinal, ct);
        var own = (await db.Set<CommuneTemplate>().AsNoTracking().ToListAsync(ct)).OrderByDescending(t => t.TemplateVersion).DistinctBy(t => t.TemplateId, StringComparer.Ordinal).OrderBy(t => t.Name, StringComparer.CurrentCulture);
        return [.. ReportTemplate.All.Select(t => new TemplateChoice(t, false, overlays.GetValueOrDefault(t.Id))),
            .. own.Select(t => new TemplateChoice(ReportTemplate.Parse(t.Content), true, overlays.GetValueOrDefault(t.TemplateId)))];
    }

    /// <summary>The newest version of a template, or null.</summary>
    public async Task<ReportTemplate?> NewestAsync(string id, CancellationToken ct = default) => ReportTemplate.Newest(id)
        ?? (await db.Set<CommuneTemplate>().Where(t => t.TemplateId == id).OrderByDescending(t => t.TemplateVersion).Select(t => t.Content).FirstOrDefaultAsync(ct) is { } content ? ReportTemplate.Parse(content) : null);

    /// <summary>One version of a template, without the commune's changes.</summary>
    /// <exception cref="DomainException">There is none.</exception>
    public async Task<ReportTemplate> FindAsync(string id, int version, CancellationToken ct = default) => ReportTemplate.Embedded(id, version)
        ?? (await db.Set<CommuneTemplate>().Where(t => t.TemplateId == id && t.TemplateVersion == version).Select(t => t.Content).SingleOrDefaultAsync(ct) is { } content
            ? ReportTemplate.Parse(content)
            : ReportTemplate.Find(id, version));

    /// <summary>One version of a template with the commune's own outline.</summary>
    public async Task<Outline> OutlineAsync(string id, int version, CancellationToken ct = default) =>
        OutlineRules.Apply(await FindAsync(id, version, ct), (await OverlayAsync(id, ct)).Changes);

    /// <summary>What the commune changes in a template.</summary>
    public async Task<OverlayView> OverlayAsync(string templateId, CancellationToken ct = default) =>
        await db.Set<OutlineOverlay>().AsNoTracking().SingleOrDefaultAsync(o => o.TemplateId == templateId, ct) is { } overlay
            ? new([.. overlay.Changes.Select(OutlineChange.Parse)], overlay.Version)
            : new([], 0);
}
