using Microsoft.AspNetCore.Mvc;
using ThiDua.Audit;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Fund;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.KhenThuong;

/// <summary>Awards of the year by batch, their money, the share of direct workers, totals by level and subject.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, FundService fund, AuditQueries audit) : RecordPage(db, me)
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Query { get; set; }

    [BindProperty(Name = "cap", SupportsGet = true)]
    public AwardLevel? Level { get; set; }

    [BindProperty(Name = "doi-tuong", SupportsGet = true)]
    public AwardSubject? Subject { get; set; }

    [BindProperty(Name = "trang-thai", SupportsGet = true)]
    public AwardState? State { get; set; }

    public FundSheet Sheet { get; private set; } = null!;

    public ListPage<AwardBatch> Batches { get; private set; } = new([], null, null);

    public DirectWorkerShare Workers { get; private set; } = new(0, 0, 0);

    /// <summary>Awarded counts; null where lines exist whose count is not known.</summary>
    public int Awarded(AwardLevel? level, AwardSubject? subject) =>
        Sheet.Lines.Where(l => l.State == AwardState.Awarded && (level is null || l.Level == level) && (subject is null || l.Subject == subject)).Sum(l => l.Count ?? 0);

    /// <summary>Whether some line behind a total does not tell its count.</summary>
    public bool HasUnknown(AwardLevel? level, AwardSubject? subject) =>
        Sheet.Lines.Any(l => l is { State: AwardState.Awarded, Count: null } && (level is null || l.Level == level) && (subject is null || l.Subject == subject));

    public async Task OnGetAsync()
    {
        Sheet = await fund.SheetAsync(Period);
        Workers = AwardRules.Workers(Sheet.Lines);
        var filter = new AwardFilter(Query, Level, Subject, State);
        Batches = Listing.Page(AwardQueries.Batches(Sheet.Lines.Where(filter.Fits)), b => b.Lines[0].Id, Key);
    }

    public async Task<IActionResult> OnGetExcelAsync()
    {
        await OnGetAsync();
        return this.Excel($"Khen thưởng năm {Me.Year}", [.. Sheet.Lines.Where(new AwardFilter(Query, Level, Subject, State).Fits)], c => c
            .Text("Thành tích", 50, l => l.Reason).Text("Hình thức", 28, l => AwardWords.Form(l.Form)).Text("Người, cơ quan quyết định", 26, l => l.Body).Text("Cấp", 12, l => AwardWords.Level(l.Level))
            .Text("Loại", 14, l => AwardWords.Kind(l.Kind)).Text("Đối tượng", 14, l => AwardWords.Subject(l.Subject)).Number("Số lượng", l => l.Count).Number("Lao động trực tiếp", l => l.DirectWorkers)
            .Number("Tiền thưởng (đồng)", Sheet.MoneyOf).Text("Trạng thái", 16, l => AwardWords.State(l.State)).Text("Ghi chú", 26, l => l.Note));
    }

    public Task<IActionResult> OnPostUndoAsync(Guid id) => UndoAsync<AwardLine>(audit, id, "dòng khen thưởng");
}
