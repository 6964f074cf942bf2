using Microsoft.AspNetCore.Mvc;
using ThiDua.Audit;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Fund;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.Quy;

/// <summary>The emulation fund of the year: allocations, payments, balance; the rates.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, FundService fund, AuditQueries audit) : RecordPage(db, me)
{
    [BindProperty(Name = "loai", SupportsGet = true)]
    public FundEntryKind? Kind { get; set; }

    public FundSheet Sheet { get; private set; } = null!;

    public ListPage<LedgerLine> Entries { get; private set; } = new([], null, null);

    /// <summary>What an entry pays: its note, or the batch of awards.</summary>
    public string? BatchOf(FundEntry entry) =>
        entry.GroupCode is { } code && AwardQueries.Batches(Sheet.AllLines).FirstOrDefault(b => b.Code == code) is { } batch ? $"{batch.Title}: {batch.Lines[0].Reason}" : null;

    public async Task OnGetAsync()
    {
        Sheet = await fund.SheetAsync(Period);
        Entries = Listing.Page([.. FundLedger.Of(Sheet).Where(l => Kind is null || l.Entry.Kind == Kind)], l => l.Entry.Id, Key);
    }

    public async Task<IActionResult> OnGetExcelAsync()
    {
        await OnGetAsync();
        return this.Excel($"Quỹ thi đua, khen thưởng {Me.Period.Label}", [.. Sheet.Entries.Where(e => Kind is null || e.Kind == Kind)], c => c
            .Day("Ngày", e => e.Date).Text("Nội dung", 50, e => e.Note).Text("Đợt khen thưởng", 50, BatchOf)
            .Number("Cấp vào quỹ (đồng)", e => e.Kind == FundEntryKind.Allocation ? Sheet.AmountOf(e) : null).Number("Chi (đồng)", e => e.Kind == FundEntryKind.Payment ? Sheet.AmountOf(e) : null));
    }

    public Task<IActionResult> OnPostUndoAsync(Guid id) => UndoAsync<FundEntry>(audit, id, "khoản quỹ");

    public Task<IActionResult> OnPostUndoRateAsync(Guid id) => UndoAsync<RewardRate>(audit, id, "mức thưởng");
}
