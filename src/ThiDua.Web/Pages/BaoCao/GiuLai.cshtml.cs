using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.BaoCao;

/// <summary>Edited texts whose section the outline no longer has.</summary>
public sealed class GiuLaiModel(ThiDuaDb db, CurrentUser me, ReportQueries queries, ReportService service) : ReportPage(db, me, queries)
{
    /// <summary>Sections a text can be put into.</summary>
    public IReadOnlyList<(string Id, string Title)> Targets { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        if (!ReadsWork)
        {
            throw new RecordNotFoundException("đoạn giữ lại");
        }

        Targets = [.. View.Model.PrintedSections().Select(s => (s.Id, $"{s.Number} {s.Title}".Trim()))];
    }

    public Task<IActionResult> OnPostAsync(string from, string? to, int version) => PlaceAsync(from, to ?? "", version, "Đã đưa đoạn vào mục đã chọn.");

    public Task<IActionResult> OnPostDropAsync(string from, int version) => PlaceAsync(from, null, version, "Đã bỏ đoạn; nội dung cũ còn xem được ở lịch sử báo cáo.");

    /// <summary>A paragraph as it would print.</summary>
    public string Plain(string text) => string.Concat(new TokenExpander(View.Data).Expand(text).Select(s => s.Text));

    private async Task<IActionResult> PlaceAsync(string from, string? to, int version, string message)
    {
        if (await SavedAsync(() => service.PlaceKeptAsync(Id, from, to, version, Me.Actor, HttpContext.RequestAborted)))
        {
            Message = message;
            return RedirectToPage("/BaoCao/Soan", new { id = Id });
        }

        await OnGetAsync();
        return Page();
    }
}
