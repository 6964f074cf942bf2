using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.DanhGia;

/// <summary>The lists of the year's report: advantages, weaknesses, proposals, directions.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, ReportItemService items, OrganisationQueries organisation) : RecordPage(db, me)
{
    private string _hamletWord = "thôn";

    public ILookup<ItemKind, ReportItem> Lists { get; private set; } = Enumerable.Empty<ReportItem>().ToLookup(i => i.Kind);

    public ILookup<ItemKind, ReportItem> LastYear { get; private set; } = Enumerable.Empty<ReportItem>().ToLookup(i => i.Kind);

    /// <summary>Word of a list in addresses: "thuan-loi".</summary>
    public static string Address(ItemKind kind) => VietnameseText.Slug(ItemWords.Kind(kind));

    /// <summary>An item as it will read: the words that stand for year and hamlet filled in; other tokens stay for the report.</summary>
    public string Show(string text) => ItemWords.Show(text, Me.Year, _hamletWord, Me.Owner.Name);

    public async Task OnGetAsync()
    {
        _hamletWord = (await organisation.ProfilesAsync()).Where(p => p.FromYear <= Me.Year).Select(p => p.HamletWord).FirstOrDefault() ?? _hamletWord;
        Lists = await items.ListsAsync(Period);
        LastYear = await items.ListsAsync(Period.Previous());
    }

    public Task<IActionResult> OnPostCopyAsync(ItemKind kind) => DoAsync(
        () => items.CopyPreviousAsync(Period, kind, Me.Actor, ct: HttpContext.RequestAborted),
        $"Đã chép “{ItemWords.Kind(kind)}” từ {Period.Previous().Label}. Rà lại từng dòng cho đúng {Period.Label}.");
}
