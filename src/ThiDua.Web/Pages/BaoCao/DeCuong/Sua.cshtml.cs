using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.BaoCao.DeCuong;

/// <summary>The commune's own outline of one template: hide, rename, move, add, take back.</summary>
public sealed class SuaModel(ThiDuaDb db, CurrentUser me, TemplateQueries templates, TemplateService service) : OwnedPage(db, me)
{
    [BindProperty(Name = "mau", SupportsGet = true)]
    public string Mau { get; set; } = "";

    /// <summary>The section chosen.</summary>
    [BindProperty(Name = "muc", SupportsGet = true)]
    public string? Muc { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public SectionInput Input { get; set; } = new();

    [BindProperty]
    public AddInput New { get; set; } = new();

    [TempData]
    public string? Message { get; set; }

    public ReportTemplate Template { get; private set; } = null!;

    public Outline Outline { get; private set; } = null!;

    public IReadOnlyList<OutlineLine> Lines { get; private set; } = [];

    public IReadOnlyList<(int Index, string Words, string? Stale)> Changes { get; private set; } = [];

    /// <summary>The appendices every report can bring, and whether this outline has them.</summary>
    public IEnumerable<(string Kind, bool There)> Attached => Appendices.Kinds.Select(k => (k, Outline.Template.Appendices.Any(a => Appendices.KindOf(a.Layout) == k)));

    public OutlineLine? Chosen { get; private set; }

    /// <summary>Sections the chosen one can go under.</summary>
    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    /// <summary>Sections a new one can be placed by.</summary>
    public IReadOnlyList<SelectListItem> Anchors { get; private set; } = [];

    public IReadOnlyList<SelectListItem> PlaceWords { get; } = [.. Enum.GetValues<OutlinePlace>().OrderByDescending(p => p == OutlinePlace.After).Select(p => new SelectListItem(OutlineWords.Place(p), Code.Of(p)))];

    public bool MayEdit => Permissions.EditReports(Me.Role);

    public string Address => $"/bao-cao/de-cuong/{Mau}";

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input.Title = Muc is null ? null : Outline.Template.AllSections().FirstOrDefault(s => s.Id == Muc)?.Title;
    }

    public Task<IActionResult> OnPostStepAsync(string? up, string? down) =>
        SaveAsync(() => service.StepAsync(Mau, up ?? down ?? "", up is not null, Version, Me.Actor, HttpContext.RequestAborted), up is not null ? "Đã chuyển mục lên." : "Đã chuyển mục xuống.", Muc, anchor: up ?? down);

    public Task<IActionResult> OnPostRenameAsync() => ChangeAsync(OutlineChange.Rename(Muc ?? "", Input.Title ?? ""), "Đã đổi tên mục.", nameof(Input));

    public Task<IActionResult> OnPostHideAsync() => ChangeAsync(OutlineChange.Hide(Muc ?? ""), "Đã ẩn mục; báo cáo không in mục này.", nameof(Input));

    public Task<IActionResult> OnPostUnderAsync() => ChangeAsync(OutlineChange.Move(Muc ?? "", OutlinePlace.Under, Input.Under ?? ""), "Đã chuyển mục.", nameof(Input));

    public Task<IActionResult> OnPostAddAsync()
    {
        var place = Enum.GetValues<OutlinePlace>().FirstOrDefault(p => Code.Of(p) == New.Place);
        return ChangeAsync(OutlineChange.Add("", New.Title ?? "", place, New.Anchor ?? ""), "Đã thêm mục. Viết lời văn của mục ở “Lời văn” hoặc sửa thẳng trong báo cáo.", nameof(New));
    }

    public Task<IActionResult> OnPostAppendixAsync(string? attach, string? detach) => ChangeAsync(
        attach is not null ? OutlineChange.Attach(attach) : OutlineChange.Detach(detach ?? ""), attach is not null ? "Báo cáo theo mẫu này in kèm phụ lục." : "Báo cáo theo mẫu này không in kèm phụ lục.", nameof(Input));

    public Task<IActionResult> OnPostRestoreAsync() =>
        SaveAsync(() => service.RestoreAsync(Mau, Muc ?? "", Version, Me.Actor, HttpContext.RequestAborted), "Đã trả mục về như mẫu.", Muc);

    public Task<IActionResult> OnPostTakeBackAsync(int index) =>
        SaveAsync(() => service.TakeBackAsync(Mau, index, Version, Me.Actor, HttpContext.RequestAborted), "Đã bỏ thay đổi.", Muc);

    private async Task<IActionResult> ChangeAsync(OutlineChange change, string message, string prefix)
    {
        string? changed = null;
        return await SaveAsync(async () => changed = await service.ChangeAsync(Mau, change, Version, Me.Actor, HttpContext.RequestAborted), message, null, prefix, () => changed);
    }

    private async Task<IActionResult> SaveAsync(Func<Task> useCase, string message, string? section, string? prefix = null, Func<string?>? changed = null, string? anchor = null)
    {
        if (await SavedAsync(useCase, prefix))
        {
            Message = message;
            var chosen = changed?.Invoke() ?? section;
            return RedirectToPage("/BaoCao/DeCuong/Sua", null, new { mau = Mau, muc = chosen }, (anchor ?? chosen) is { } id ? "m-" + id : null);
        }

        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        Template = await templates.NewestAsync(Mau, HttpContext.RequestAborted) ?? throw new RecordNotFoundException("mẫu báo cáo");
        var overlay = await templates.OverlayAsync(Mau, HttpContext.RequestAborted);
        Version = overlay.Version;
        ModelState.Remove(nameof(Version));
        Outline = OutlineRules.Apply(Template, overlay.Changes);
        var words = new OutlineWords(Me.Owner.Name, Me.Period);
        Lines = words.Lines(Outline);
        Changes = [.. overlay.Changes.Select((change, at) => (at, words.Change(change, Outline), Outline.Stale.FirstOrDefault(s => s.Index == at)?.Reason))];
        Chosen = Lines.FirstOrDefault(l => l.Id == Muc);
        Anchors = [.. Lines.Where(l => OutlineRules.Refusal(Outline.Template, OutlineChange.Add("rieng-moi", "", OutlinePlace.After, l.Id)) is null).Select(Choice)];
        Places = Chosen is null ? [] : [.. Lines.Where(l => OutlineRules.Refusal(Outline.Template, OutlineChange.Move(Chosen.Id, OutlinePlace.Under, l.Id)) is null).Select(Choice)];
    }

    private static SelectListItem Choice(OutlineLine line) => new(new string('\u2003', line.Depth) + (line.Heading.Length > 90 ? line.Heading[..90] + "…" : line.Heading), line.Id);

    /// <summary>What the form of the chosen section sends.</summary>
    public sealed class SectionInput
    {
        [Display(Name = "Tên mục"), StringLength(OutlineRules.LongestTitle)]
        public string? Title { get; set; }

        [Display(Name = "Đặt vào dưới mục")]
        public string? Under { get; set; }

        /// <summary>Where refusals about the place are shown.</summary>
        public string? Anchor { get; set; }
    }

    /// <summary>What the form of a new section sends.</summary>
    public sealed class AddInput
    {
        [Display(Name = "Tên mục mới"), StringLength(OutlineRules.LongestTitle)]
        public string? Title { get; set; }

        [Display(Name = "Chỗ đặt")]
        public string? Place { get; set; }

        [Display(Name = "Mục")]
        public string? Anchor { get; set; }
    }
}
