using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>Writing the commune's own outlines. The caller opens the scope and commits.</summary>
public sealed class TemplateService(ThiDuaDb db, TemplateQueries templates)
{
    /// <summary>Adds a change to the outline of a template; refused with the reason when it cannot be made.</summary>
    /// <param name="templateId">Template.</param>
    /// <param name="change">The change; the id of an added section is made here.</param>
    /// <param name="version">Version of the overlay the user had open; 0 while there was none.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The section changed.</returns>
    public async Task<string> ChangeAsync(string templateId, OutlineChange change, int version, Actor actor, CancellationToken ct = default)
    {
        var overlay = await OpenAsync(templateId, version, ct);
        var outline = await OutlineAsync(templateId, overlay.Changes, ct);
        if (change.Kind is OutlineChangeKind.Rename or OutlineChangeKind.Add)
        {
            change = change with { Title = Title(change.Title) };
        }

        if (change.Kind == OutlineChangeKind.Add)
        {
            var taken = outline.Template.AllSections().Select(s => s.Id).Concat(overlay.Changes.Select(c => OutlineChange.Parse(c).SectionId)).ToHashSet(StringComparer.Ordinal);
            change = change with { SectionId = CodeWord.From("rieng " + change.Title, taken) };
        }

        if (OutlineRules.Refusal(outline.Template, change) is { } refusal)
        {
            throw new DomainException($"Chưa đổi được đề cương: {VietnameseText.LowerFirst(refusal)} Chọn mục hoặc chỗ khác.", change.Kind == OutlineChangeKind.Rename ? "Title" : "Anchor");
        }

        // An appendix back as the template has it is no change any more.
        var undone = change.Kind switch { OutlineChangeKind.Attach => OutlineChange.Detach(change.SectionId).ToString(), OutlineChangeKind.Detach => OutlineChange.Attach(change.SectionId).ToString(), _ => null };
        overlay.Changes = undone is not null && overlay.Changes.Contains(undone) ? [.. overlay.Changes.Where(c => c != undone)] : [.. overlay.Changes, change.ToString()];
        await SaveAsync(actor, ct);
        return change.SectionId;
    }

    /// <summary>Puts a section one place up or down.</summary>
    public async Task StepAsync(string templateId, string sectionId, bool up, int version, Actor actor, CancellationToken ct = default)
    {
        var overlay = await OpenAsync(templateId, version, ct);
        var outline = await OutlineAsync(templateId, overlay.Changes, ct);
        if (OutlineRules.Step(outline.Template, sectionId, up) is not { } move)
        {
            throw new DomainException($"Mục này đã ở {(up ? "đầu" : "cuối")} nhóm của nó nên không {(up ? "lên" : "xuống")} được nữa; muốn đưa sang mục khác thì dùng “Chuyển vào dưới mục”.");
        }

        overlay.Changes = [.. overlay.Changes, move.ToString()];
        await SaveAsync(actor, ct);
    }

    /// <summary>Gives a section back to the template: every change made to it goes; an added section goes as a whole.</summary>
    public async Task RestoreAsync(string templateId, string sectionId, int version, Actor actor, CancellationToken ct = default)
    {
        var overlay = await OpenAsync(templateId, version, ct);
        overlay.Changes = [.. overlay.Changes.Where(c => OutlineChange.Parse(c).SectionId != sectionId)];
        await SaveAsync(actor, ct);
    }

    /// <summary>Takes back one change.</summary>
    /// <param name="templateId">Template.</param>
    /// <param name="index">Place of the change in the list.</param>
    /// <param name="version">Version of the overlay the user had open.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    public async Task TakeBackAsync(string templateId, int index, int version, Actor actor, CancellationToken ct = default)
    {
        var overlay = await OpenAsync(templateId, version, ct);
        if (index < 0 || index >= overlay.Changes.Count)
        {
            throw new RecordNotFoundException("thay đổi này của đề cương");
        }

        overlay.Changes = [.. overlay.Changes.Where((_, at) => at != index)];
        await SaveAsync(actor, ct);
    }

    /// <summary>Keeps a pasted outline as a template of the commune; the name of an earlier one makes its next version.</summary>
    /// <param name="name">Name of the template.</param>
    /// <param name="modelId">Embedded template whose frame it takes.</param>
    /// <param name="pasted">The outline as pasted.</param>
    /// <param name="headings">Its headings.</param>
    /// <param name="chosen">Per heading what fills it.</param>
    /// <param name="year">Year in the titles that stands for the year of the report.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Id of the template.</returns>
    public async Task<string> PasteAsync(
        string name, string modelId, string pasted, IReadOnlyList<PastedHeading> headings, IReadOnlyList<KnownSection?> chosen, int year, Actor actor, CancellationToken ct = default)
    {
        var clean = VietnameseText.Clean(name) ?? throw new DomainException("Tên mẫu đang trống; đặt tên để chọn mẫu khi tạo báo cáo.", "Name");
        var model = ReportTemplate.Newest(modelId) ?? throw new DomainException("Chọn một mẫu trong danh sách để lấy loại báo cáo và nơi nhận.", "Model");
        if (headings.Count == 0)
        {
            throw new DomainException("Đề cương chưa có mục nào; dán các mục rồi bấm “Đọc đề cương”.", "Text");
        }

        var own = await db.Set<CommuneTemplate>().AsNoTracking().ToListAsync(ct);
        var before = own.Where(t => string.Equals(t.Name, clean, StringComparison.OrdinalIgnoreCase)).MaxBy(t => t.TemplateVersion);
        var taken = own.Select(t => t.TemplateId).Concat(ReportTemplate.All.Select(t => t.Id)).ToHashSet(StringComparer.Ordinal);
        var template = OutlineMatching.Make(before?.TemplateId ?? CodeWord.From("rieng " + clean, taken), (before?.TemplateVersion ?? 0) + 1, clean, model, headings, chosen, year);
        db.Operation = new(OperationKinds.OutlineChanged, actor);
        db.Add(new CommuneTemplate { OwnerId = db.OwnerId, TemplateId = template.Id, TemplateVersion = template.Version, Name = clean, Content = TemplateYaml.Write(template), Pasted = pasted });
        await db.SaveChangesAsync(ct);
        return template.Id;
    }

    private static string Title(string? title)
    {
        var clean = VietnameseText.Clean(title)?.Replace('\n', ' ');
        return clean switch
        {
            null => throw new DomainException("Tên mục đang trống; nhập tên sẽ in trong báo cáo.", "Title"),
            { Length: > OutlineRules.LongestTitle } => throw new DomainException($"Tên mục dài {clean.Length} ký tự, quá {OutlineRules.LongestTitle} ký tự; rút gọn tên mục.", "Title"),
            _ => clean,
        };
    }

    private async Task<Outline> OutlineAsync(string templateId, List<string> changes, CancellationToken ct) =>
        OutlineRules.Apply(await templates.NewestAsync(templateId, ct) ?? throw new RecordNotFoundException("mẫu báo cáo"), [.. changes.Select(OutlineChange.Parse)]);

    private async Task<OutlineOverlay> OpenAsync(string templateId, int version, CancellationToken ct)
    {
        if (await templates.NewestAsync(templateId, ct) is null)
        {
            throw new RecordNotFoundException("mẫu báo cáo");
        }

        var overlay = await db.Set<OutlineOverlay>().SingleOrDefaultAsync(o => o.TemplateId == templateId, ct);
        if ((overlay?.Version ?? 0) != version)
        {
            throw new StaleVersionException(nameof(OutlineOverlay), overlay?.Id ?? Guid.Empty, version, overlay?.Version ?? 0);
        }

        if (overlay is null)
        {
            overlay = new OutlineOverlay { OwnerId = db.OwnerId, TemplateId = templateId };
            db.Add(overlay);
        }

        return overlay;
    }

    private async Task SaveAsync(Actor actor, CancellationToken ct)
    {
        db.Operation = new(OperationKinds.OutlineChanged, actor);
        await db.SaveChangesAsync(ct);
    }
}
