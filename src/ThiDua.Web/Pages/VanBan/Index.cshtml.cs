using Microsoft.AspNetCore.Mvc;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Registry;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.VanBan;

/// <summary>The registry of documents of the year.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, RegistryQueries registry, AuditQueries audit) : RecordPage(db, me)
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Query { get; set; }

    [BindProperty(Name = "loai", SupportsGet = true)]
    public DocumentType? Type { get; set; }

    [BindProperty(Name = "nguon", SupportsGet = true)]
    public DocumentDirection? Direction { get; set; }

    [BindProperty(Name = "dung", SupportsGet = true)]
    public DocumentRelation? Relation { get; set; }

    public ListPage<OfficialDocument> Documents { get; private set; } = new([], null, null);

    public ILookup<Guid, string> Warnings { get; private set; } = Enumerable.Empty<DocumentWarning>().ToLookup(w => w.DocumentId, w => w.Text);

    /// <summary>Whether the registry of the year has nothing at all, filtered or not.</summary>
    public bool IsEmpty { get; private set; }

    public async Task OnGetAsync()
    {
        var all = await registry.OfPeriodAsync(Period);
        IsEmpty = all.Count == 0;
        Warnings = DocumentRules.Warnings(all).ToLookup(w => w.DocumentId, w => w.Text);
        Documents = await registry.ListAsync(Period, new(Query, Type, Direction, Relation), Key);
    }

    public async Task<IActionResult> OnGetExcelAsync() => this.Excel($"Văn bản năm {Me.Year}", (await registry.ListAsync(Period, new(Query, Type, Direction, Relation), PageKey.Everything)).Rows, c => c
        .Text("Loại", 14, d => DocumentWords.Type(d.Type)).Text("Số, ký hiệu", 18, d => d.NumberAndSymbol).Day("Ngày ban hành", d => d.IssuedOn).Text("Trích yếu", 60, d => d.Abstract)
        .Text("Nơi ban hành", 26, d => d.Issuer).Text("Nguồn", 18, d => DocumentWords.Direction(d.Direction)).Text("Dùng trong báo cáo", 20, d => DocumentWords.Relation(d.Relation))
        .Day("Hết hiệu lực", d => d.EndedOn).Text("Ghi chú", 26, d => d.Note));

    public Task<IActionResult> OnPostUndoAsync(Guid id) => UndoAsync<OfficialDocument>(audit, id, "văn bản");
}
