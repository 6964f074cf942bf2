using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Reports;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.BaoCao;

/// <summary>The composer: outline, text with live figures, chosen figure and problems.</summary>
public sealed class SoanModel(ThiDuaDb db, CurrentUser me, ReportQueries queries, ReportService service) : ReportPage(db, me, queries)
{
    [BindProperty(Name = "so", SupportsGet = true)]
    public string? So { get; set; }

    [BindProperty(Name = "khia", SupportsGet = true)]
    public string? Khia { get; set; }

    /// <summary>Problem whose explanation was refused: its form stays open.</summary>
    public string? ProblemKey { get; private set; }

    /// <summary>What was typed as explanation.</summary>
    public string? Reason { get; private set; }

    public SourceCard? Card { get; private set; }

    /// <summary>Section of the chosen figure, marked in the outline.</summary>
    public string? CurrentSection { get; private set; }

    public async Task OnGetAsync()
    {
        await LoadAsync();
        if (!View.Locked)
        {
            await service.NoteProblemsAsync(Id, View.Problems, HttpContext.RequestAborted);
        }

        Choose();
    }

    /// <summary>The card alone, for the script.</summary>
    public async Task<IActionResult> OnGetSourceAsync()
    {
        await LoadAsync();
        Choose();
        return Partial("_Source", this);
    }

    public async Task<IActionResult> OnPostExplainAsync(string key, string? reason)
    {
        if (await SavedAsync(() => service.ExplainAsync(Id, key, reason, Me.Actor, HttpContext.RequestAborted)))
        {
            Message = "Đã ghi giải trình vào lịch sử báo cáo.";
            return RedirectToPage("/BaoCao/Soan", null, new { id = Id }, "van-de");
        }

        (ProblemKey, Reason) = (key, reason);
        await OnGetAsync();
        return Page();
    }

    /// <summary>Writes the computed value in place of the typed one.</summary>
    public async Task<IActionResult> OnPostReplaceAsync(string key)
    {
        if (await SavedAsync(() => service.ReplaceAsync(Id, key, Me.Actor, HttpContext.RequestAborted)))
        {
            Message = "Đã thay bằng giá trị tính được. Mục đó nay là đoạn đã sửa; khôi phục đoạn mẫu được ở trang sửa mục.";
            return RedirectToPage("/BaoCao/Soan", null, new { id = Id }, "van-de");
        }

        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostDraftAsync()
    {
        var number = 0;
        if (await SavedAsync(async () => number = await service.KeepDraftAsync(Id, Me.Actor, HttpContext.RequestAborted)))
        {
            Message = $"Đã giữ bản nháp {number}. Soạn tiếp bình thường; lúc nào cũng so lại được với bản này.";
            return RedirectToPage("/BaoCao/Soan", new { id = Id });
        }

        await OnGetAsync();
        return Page();
    }

    /// <summary>The page where a problem is mended.</summary>
    public (string Address, string Words)? RecordOf(Problem problem) => problem switch
    {
        { Rule: "co-quan-ky" or "nguoi-ky" } => ($"{Address}/the-thuc", "Sửa thể thức"),
        { Rule: "het-hieu-luc" or "vien-dan-sau" } => ("/van-ban", "Mở văn bản"),
        { Figure: { } code } => (View.Data.Sheet.Find(code)?.Figure is { } figure ? $"/chi-tieu/{figure.Id}" : "/chi-tieu", problem.Rule == "thieu-so" ? "Nhập số" : "Mở số liệu"),
        _ => null,
    };

    /// <summary>Sections that print text of their own, for "18/21 xong".</summary>
    public (int Done, int All) Progress()
    {
        var states = View.Model.AllSections().Where(s => !s.Hidden && (s.Blocks.Count > 0 || s.Sections.Count == 0)).Select(View.StateOf).ToList();
        return (states.Count(s => s == SectionState.Done), states.Count);
    }

    private void Choose()
    {
        Card = So is null ? null : View.CardOf(So, Khia);
        CurrentSection = Card is null ? null : View.Model.AllSections()
            .FirstOrDefault(s => s.Blocks.SelectMany(ReportModel.SpansOf).Any(x => x.Source is { } source && source.Code == Card.Code && source.Aspect == Card.Aspect))?.Id;
    }
}
