using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ThiDua.Audit;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Fund;
using ThiDua.Regulations;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.KhenThuong;

/// <summary>Awards of the year by batch, with their recipients and decisions, their money and the share of direct workers.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, FundService fund, AwardQueries awards, AwardService service, AuditQueries audit) : RecordList<AwardLine, AwardBatch>(db, me, audit)
{
    private readonly AuditQueries _audit = audit;

    [BindProperty(Name = "huong", SupportsGet = true)]
    public AwardDirection? Direction { get; set; }

    [BindProperty(Name = "cap", SupportsGet = true)]
    public AwardLevel? Level { get; set; }

    [BindProperty(Name = "hinh-thuc", SupportsGet = true)]
    public string? Form { get; set; }

    [BindProperty(Name = "doi-tuong", SupportsGet = true)]
    public AwardSubject? Subject { get; set; }

    [BindProperty(Name = "trang-thai", SupportsGet = true)]
    public AwardState? State { get; set; }

    public FundSheet Sheet { get; private set; } = null!;

    /// <summary>Share of direct workers among the individuals the commune awarded this year.</summary>
    public DirectWorkerShare Workers { get; private set; } = new(0, 0, 0);

    public ILookup<Guid, AwardRecipient> Recipients { get; private set; } = Enumerable.Empty<AwardRecipient>().ToLookup(r => r.LineId);

    public IReadOnlyDictionary<string, AwardDecision> Decisions { get; private set; } = new Dictionary<string, AwardDecision>();

    public IReadOnlyList<SelectListItem> Forms { get; private set; } = [];

    protected override string Noun => "dòng khen thưởng";

    private AwardFilter Filter => new(Query, Level, Subject, State, Direction, Form);

    protected override async Task<ListPage<AwardBatch>> LoadAsync(CancellationToken ct)
    {
        Sheet = await fund.SheetAsync(Period, ct);
        Recipients = await awards.RecipientsAsync(Period, ct);
        Decisions = await awards.DecisionsAsync(Period, ct);
        Workers = AwardRules.Workers(Sheet.Lines.Where(l => l.Direction == AwardDirection.Own));
        Forms = [.. Sheet.Lines.Select(l => l.Form).Distinct(StringComparer.Ordinal).Select(f => new SelectListItem(TitleWords.Form(f), f))];
        return Listing.Page(AwardQueries.Batches(Sheet.Lines.Where(l => Filter.Fits(l, Names(l)))), b => b.Lines[0].Id, Key);
    }

    public Task<IActionResult> OnPostUndoDecisionAsync(Guid id) => DoAsync(() => service.RestoreDecisionAsync(_audit, id, Me.Actor, HttpContext.RequestAborted), "Đã lấy lại quyết định khen thưởng.");

    public async Task<IActionResult> OnGetExcelAsync()
    {
        await OnGetAsync();
        return this.Excel($"Khen thưởng {Me.Period.Label}", [.. Sheet.Lines.Where(l => Filter.Fits(l, Names(l)))], c => c
            .Text("Thành tích", 50, l => l.Reason).Text("Hình thức", 28, l => TitleWords.Form(l.Form)).Text("Người, cơ quan quyết định", 26, l => l.Body).Text("Cấp", 12, l => TitleWords.Level(l.Level))
            .Text("Loại", 14, l => AwardWords.Kind(l.Kind)).Text("Đối tượng", 14, l => TitleWords.Subject(l.Subject)).Number("Số lượng", l => l.Count).Number("Lao động trực tiếp", l => l.DirectWorkers)
            .Number("Tiền thưởng (đồng)", Sheet.MoneyOf).Text("Trạng thái", 16, l => AwardWords.State(l.State)).Text("Ghi chú", 26, l => l.Note));
    }

    private string Names(AwardLine line) => string.Join(' ', Recipients[line.Id].Select(r => r.Name));
}
