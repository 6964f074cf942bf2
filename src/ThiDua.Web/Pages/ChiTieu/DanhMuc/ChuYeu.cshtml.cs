using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.ChiTieu.DanhMuc;

/// <summary>The key indicators of the year: which, and under which printed number.</summary>
public sealed class ChuYeuModel(ThiDuaDb db, CurrentUser me, CatalogueService catalogue, IndicatorQueries indicators) : OwnedPage(db, me)
{
    [BindProperty]
    public Dictionary<Guid, int?> Numbers { get; set; } = [];

    [TempData]
    public string? Message { get; set; }

    public Period Period { get; private set; } = Period.OfYear(2000);

    public FigureSheet Sheet { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Numbers = Sheet.Headline.ToDictionary(h => h.IndicatorId, h => (int?)h.Number);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (await SavedAsync(() => catalogue.SaveHeadlineAsync(Period.ToString(), Numbers.Where(n => n.Value is not null).ToDictionary(n => n.Key, n => n.Value!.Value), Me.Actor)))
        {
            Message = $"Đã lưu {Numbers.Count(n => n.Value is not null).ToString(CultureInfo.InvariantCulture)} chỉ tiêu chủ yếu của {Period.Label}.";
            return RedirectToPage();
        }

        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        Period = Me.Period;
        Sheet = await indicators.SheetAsync(Period);
    }
}
