using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.VanBan;

/// <summary>The registry of documents of the year.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, RegistryQueries registry, OrganisationQueries organisation, VietnamClock clock, AuditQueries audit)
    : RecordList<OfficialDocument, OfficialDocument>(db, me, audit)
{
    [BindProperty(Name = "loai", SupportsGet = true)]
    public DocumentType? Type { get; set; }

    [BindProperty(Name = "nguon", SupportsGet = true)]
    public DocumentDirection? Direction { get; set; }

    [BindProperty(Name = "dung", SupportsGet = true)]
    public DocumentRelation? Relation { get; set; }

    [BindProperty(Name = "noi", SupportsGet = true)]
    public string? Issuer { get; set; }

    [BindProperty(Name = "nam-bh", SupportsGet = true)]
    public int? IssuedIn { get; set; }

    [BindProperty(Name = "hieu-luc", SupportsGet = true)]
    public string? Force { get; set; }

    [BindProperty(Name = "viec", SupportsGet = true)]
    public string? Work { get; set; }

    public IReadOnlyList<SelectListItem> Issuers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Years { get; private set; } = [];

    public ILookup<Guid, string> Warnings { get; private set; } = Enumerable.Empty<DocumentWarning>().ToLookup(w => w.DocumentId, w => w.Text);

    public IReadOnlyDictionary<Guid, string> Units { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Whether the registry of the year has nothing at all, filtered or not.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>Documents given to a unit and not done, and how many of them are late.</summary>
    public (int Open, int Late) Given { get; private set; }

    public DateOnly Today => clock.Today;

    protected override string Noun => "văn bản";

    private DocumentFilter Filter => new(Query, Type, Direction, Relation, Issuer, IssuedIn, Force switch { "con" => true, "het" => false, _ => null }, Work is "chua", Today);

    protected override async Task<ListPage<OfficialDocument>> LoadAsync(CancellationToken ct)
    {
        var all = await registry.OfPeriodAsync(Period, ct);
        IsEmpty = all.Count == 0;
        Warnings = DocumentRules.Warnings(all).ToLookup(w => w.DocumentId, w => w.Text);
        Issuers = Pick.Words(all.Select(d => d.Issuer).OfType<string>().Distinct(StringComparer.Ordinal));
        Years = Pick.Words(all.Select(d => d.IssuedOn?.Year ?? d.Year).OfType<int>().Distinct().OrderDescending().Select(y => $"{y}"));
        Names = all.ToDictionary(d => d.Id, DocumentWords.Name);
        Units = (await organisation.UnitsAsync(ct)).ToDictionary(u => u.Id, u => u.Name);
        var open = all.Where(d => d is { AssigneeId: not null, DoneOn: null }).ToList();
        Given = (open.Count, open.Count(d => d.DueOn < Today));
        return await registry.ListAsync(Period, Filter, Key, ct);
    }
    public async Task<IActionResult> OnGetExcelAsync() => this.Excel($"Văn bản năm {Me.Year}", (await registry.ListAsync(Period, Filter, PageKey.Everything)).Rows, c => c
        .Text("Loại", 14, d => DocumentWords.Type(d.Type)).Text("Số, ký hiệu", 18, d => d.NumberAndSymbol).Day("Ngày ban hành", d => d.IssuedOn).Text("Trích yếu", 60, d => d.Abstract)
        .Text("Nơi ban hành", 26, d => d.Issuer).Text("Nguồn", 18, d => DocumentWords.Direction(d.Direction)).Text("Dùng trong báo cáo", 20, d => DocumentWords.Relation(d.Relation))
        .Day("Hết hiệu lực", d => d.EndedOn).Text("Ghi chú", 26, d => d.Note));
}
