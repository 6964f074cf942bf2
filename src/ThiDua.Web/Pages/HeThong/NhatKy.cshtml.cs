using Microsoft.AspNetCore.Mvc;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Integration;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.HeThong;

/// <summary>The history of the managing unit, newest first, and the check of its chain.</summary>
public sealed class NhatKyModel(ThiDuaDb db, CurrentUser me, AuditQueries audit, HistoryWords words) : OwnedPage(db, me)
{
    /// <summary>Operations of one export.</summary>
    private const int Exported = 2_000;

    [BindProperty(Name = "loai", SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Number of the last operation of the page before.</summary>
    [BindProperty(Name = "sau", SupportsGet = true)]
    public long? After { get; set; }

    /// <summary>Whether the chain is to be checked.</summary>
    [BindProperty(Name = "kiem", SupportsGet = true)]
    public string? Check { get; set; }

    public IReadOnlyList<HistoryEntry> Entries { get; private set; } = [];

    public IReadOnlyDictionary<long, IReadOnlyList<ChangeLine>> Lines { get; private set; } = new Dictionary<long, IReadOnlyList<ChangeLine>>();

    public long? Next { get; private set; }

    public string Head { get; private set; } = "";

    public ChainReport? Chain { get; private set; }

    /// <summary>The newest operations of the kind asked for, one row per change; the whole chain is what a backup is for.</summary>
    public async Task<IActionResult> OnGetExcelAsync()
    {
        var entries = await audit.LatestAsync(After, Exported, Kind, HttpContext.RequestAborted);
        var described = await words.DescribeAsync(entries, HttpContext.RequestAborted);
        return this.Excel("Nhật ký", [.. entries.SelectMany(e => described[e.Seq].DefaultIfEmpty(new(ChangeKind.Changed, "", null, null, null)).Select(l => (Entry: e, Line: l)))], c => c
            .Number("Số", r => r.Entry.Seq).Text("Lúc", 18, r => ThiDua.Reports.ReportWords.Moment(r.Entry.At)).Text("Ai", 24, r => r.Entry.Actor).Text("Thao tác", 26, r => r.Entry.Title).Text("Lý do", 26, r => r.Entry.Reason)
            .Text("Bản ghi", 44, r => (r.Line.Kind switch { ChangeKind.Added => "Thêm ", ChangeKind.Removed => "Bỏ ", _ => "" }) + r.Line.Record).Text("Mục", 22, r => r.Line.Field)
            .Text("Trước", 30, r => r.Line.Before).Text("Sau", 30, r => r.Line.After));
    }

    public async Task OnGetAsync()
    {
        var found = await audit.LatestAsync(After, Listing.PageSize + 1, Kind);
        Entries = [.. found.Take(Listing.PageSize)];
        Next = found.Count > Listing.PageSize ? Entries[^1].Seq : null;
        Lines = await words.DescribeAsync(Entries);
        Head = await audit.HeadAsync();
        Chain = Check is null ? null : await audit.VerifyAsync();
    }
}
