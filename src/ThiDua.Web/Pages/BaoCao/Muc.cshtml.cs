using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Components;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.BaoCao;

/// <summary>One section: its text with tokens, preview, figures to insert, difference from the template.</summary>
public sealed class MucModel(ThiDuaDb db, CurrentUser me, ReportQueries queries, ReportService service, VietnamClock clock) : ReportPage(db, me, queries)
{
    [BindProperty(Name = "ma", SupportsGet = true)]
    public string? Ma { get; set; }

    [BindProperty]
    public SectionInput Input { get; set; } = new();

    /// <summary>Reasons for letting findings stand, by their key.</summary>
    [BindProperty]
    public Dictionary<string, string?> Reasons { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The finding whose reason was refused.</summary>
    public string? RefusedKey { get; private set; }

    public SectionView Section { get; private set; } = null!;

    public IReadOnlyList<TokenChoice> Tokens { get; private set; } = [];

    public IReadOnlyList<DiffParagraph> Changes { get; private set; } = [];

    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public IReadOnlyList<ConflictField>? Conflict { get; private set; }

    public async Task OnGetAsync()
    {
        await ShowAsync(typed: false);
        Input = new() { Text = Section.Text, Base = Section.Text, Hidden = Section.Hidden, BaseHidden = Section.Hidden, Version = Section.Version };
    }

    public async Task<IActionResult> OnPostAsync(string? resolve, Dictionary<string, string>? choice)
    {
        var autosave = Request.Headers.ContainsKey("X-Autosave");
        if (resolve is not null)
        {
            if (resolve == "keep-saved")
            {
                return RedirectToPage(new { id = Id, ma = Ma });
            }

            await TakeChoicesAsync(choice ?? []);
        }

        var version = 0;
        try
        {
            if (await SavedAsync(async () => version = await service.SaveSectionAsync(Id, Ma ?? "", Input.Text ?? "", Input.Hidden, Input.Version, Me.Actor, HttpContext.RequestAborted), nameof(Input)))
            {
                if (autosave)
                {
                    return new JsonResult(new { text = $"Đã lưu {VietnamClock.ToVietnam(clock.UtcNow).ToString("HH:mm", CultureInfo.InvariantCulture)} · chưa ký", version });
                }

                Message = "Đã lưu mục. Số trong đoạn vẫn nối với bản ghi.";
                return RedirectToPage("/BaoCao/Soan", null, new { id = Id }, Paper.AnchorOf(Ma!));
            }
        }
        catch (StaleVersionException) when (!autosave)
        {
            await ShowConflictAsync();
            return Page();
        }

        await ShowAsync(typed: true);
        return Page();
    }

    /// <summary>Shows the text as it would print, looks for figures, puts one in; nothing is saved.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(string? insert)
    {
        if (insert is not null)
        {
            Input.Text = $"{Input.Text} {insert}".Trim();
            ModelState.Remove("Input.Text");
        }

        await ShowAsync(typed: true);
        return Page();
    }

    /// <summary>Lets a finding of the stored text stand in this report.</summary>
    public async Task<IActionResult> OnPostExplainAsync(string key)
    {
        if (await SavedAsync(() => service.ExplainAsync(Id, key, VietnameseText.Clean(Reasons.GetValueOrDefault(key)), Me.Actor, HttpContext.RequestAborted)))
        {
            Message = "Đã ghi giải trình vào lịch sử báo cáo.";
            return RedirectToPage(new { id = Id, ma = Ma });
        }

        RefusedKey = key;
        await ShowAsync(typed: true);
        return Page();
    }

    /// <summary>Gives the section back to the template.</summary>
    public async Task<IActionResult> OnPostRestoreAsync()
    {
        if (await SavedAsync(() => service.SaveSectionAsync(Id, Ma ?? "", null, hidden: false, Input.Version, Me.Actor, HttpContext.RequestAborted)))
        {
            Message = "Đã khôi phục đoạn theo mẫu và số liệu.";
            return RedirectToPage("/BaoCao/Soan", null, new { id = Id }, Paper.AnchorOf(Ma!));
        }

        await ShowAsync(typed: true);
        return Page();
    }

    private async Task ShowAsync(bool typed)
    {
        await LoadAsync();
        if (View.Locked)
        {
            throw new DomainException("Báo cáo đã khóa khi ký nên không sửa được. Mở khóa (có lý do) rồi sửa; bản đã ký vẫn được giữ.");
        }

        Section = typed ? ReportSections.Of(View.Data, Ma ?? "", Input.Text ?? "") : ReportSections.Of(View.Data, Ma ?? "");
        Tokens = ReportSections.Tokens(View.Data, Input.Find);
        Changes = TextDiff.OfTexts(Section.TemplateText, Section.Text);
        // of the text as it stands in the form, saved or not; what the records themselves are missing stays as it is
        var ofRecords = View.Problems.Where(p => p.SectionId == Ma && p is { Quote: null, Rule: not ReportProblems.EmptySection });
        Problems = [.. ReportProblems.OfText(View.Data, Ma ?? "", Section.Blocks).Concat(ofRecords).DistinctBy(p => p.Key).Where(p => p.Explained is null)];
    }

    private async Task ShowConflictAsync()
    {
        await Db.RollbackAsync();
        await Db.BeginAsync(Me.Owner.Id, HttpContext.RequestAborted);
        await ShowAsync(typed: false);
        Conflict =
        [
            new(nameof(SectionInput.Text), "Nội dung", Input.Base ?? "", Section.Text, Input.Text ?? ""),
            new(nameof(SectionInput.Hidden), "Ẩn mục", Word(Input.BaseHidden), Word(Section.Hidden), Word(Input.Hidden)),
        ];
        Response.StatusCode = StatusCodes.Status409Conflict;

        static string Word(bool hidden) => hidden ? "ẩn" : "in";
    }

    private async Task TakeChoicesAsync(Dictionary<string, string> choice)
    {
        await LoadAsync();
        var stored = ReportSections.Of(View.Data, Ma ?? "");
        Input.Text = choice.GetValueOrDefault(nameof(SectionInput.Text)) == "saved" || Same(Input.Text, Input.Base) ? stored.Text : Input.Text;
        Input.Hidden = choice.GetValueOrDefault(nameof(SectionInput.Hidden)) == "saved" || Input.Hidden == Input.BaseHidden ? stored.Hidden : Input.Hidden;

        static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);
    }

    /// <summary>What the form sends.</summary>
    public sealed class SectionInput
    {
        [Display(Name = "Nội dung mục"), StringLength(60000)]
        public string? Text { get; set; }

        /// <summary>The text when the page was opened.</summary>
        public string? Base { get; set; }

        [Display(Name = "Ẩn mục này, không in vào báo cáo")]
        public bool Hidden { get; set; }

        /// <summary>Whether it was hidden when the page was opened.</summary>
        public bool BaseHidden { get; set; }

        public int Version { get; set; }

        [Display(Name = "Tìm chỉ tiêu")]
        public string? Find { get; set; }
    }
}
