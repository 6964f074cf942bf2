using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Organisation;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.ChiTieu.DanhMuc;

/// <summary>Taking starter packs: preview by field with tick boxes.</summary>
public sealed class BoMauModel(ThiDuaDb db, CurrentUser me, CatalogueService catalogue) : OwnedPage(db, me)
{
    [BindProperty(SupportsGet = true, Name = "bo")]
    public string? PackId { get; set; }

    [BindProperty]
    public List<string> Codes { get; set; } = [];

    [TempData]
    public string? Message { get; set; }

    public IndicatorPack? Pack { get; private set; }

    public CommuneProfile Profile { get; private set; } = null!;

    public IReadOnlySet<string> Known { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    public Period Period => Me.Period;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Codes = Pack is null ? [] : [.. Pack.Indicators.Where(i => !Known.Contains(i.Code)).Select(i => i.Code)];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        PackResult? result = null;
        if (Pack is not null && await SavedAsync(async () => result = await catalogue.TakePackAsync(Pack.Id, Period.ToString(), Codes.ToHashSet(StringComparer.Ordinal), Me.Actor)))
        {
            string Text(int n) => n.ToString(CultureInfo.InvariantCulture);
            Message = $"Đã lấy {Text(result!.Indicators)} chỉ tiêu của bộ “{Pack.Name}”, thêm {Text(result.Fields)} lĩnh vực, mở {Text(result.Slots)} ô số liệu cho {Period.Label}"
                + (result.Known.Count > 0 ? $"; {Text(result.Known.Count)} chỉ tiêu đã có được giữ nguyên." : ".");
            return RedirectToPage(null, new Dictionary<string, string> { ["bo"] = Pack.Id });
        }

        await LoadAsync();
        return Page();
    }

    public string Fill(string text) => IndicatorPacks.Fill(text, Profile);

    private async Task LoadAsync()
    {
        Pack = string.IsNullOrEmpty(PackId) ? null : IndicatorPacks.Find(PackId);
        var year = Me.Year;
        Profile = await Db.Set<CommuneProfile>().Where(p => p.FromYear <= year).OrderByDescending(p => p.FromYear).AsNoTracking().FirstAsync();
        Known = (await Db.Set<Indicator>().Select(i => i.Code).ToListAsync()).ToHashSet(StringComparer.Ordinal);
    }
}
