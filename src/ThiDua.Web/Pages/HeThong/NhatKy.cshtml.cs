using Microsoft.AspNetCore.Mvc;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Integration;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.HeThong;

/// <summary>The history of the managing unit, newest first, and the check of its chain.</summary>
public sealed class NhatKyModel(ThiDuaDb db, CurrentUser me, AuditQueries audit, HistoryWords words) : OwnedPage(db, me)
{
    /// <summary>Operations of one export: what Excel still opens with ease. The file says so when there are more.</summary>
    private const int Exported = 20_000;

    private const int Batch = 1_000;

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

    /// <summary>The operations of the kind asked for, newest first, one row per change; the file tells which they are and what it leaves out.</summary>
    public async Task<IActionResult> OnGetExcelAsync()
    {
        var ct = HttpContext.RequestAborted;
        var rows = new List<(HistoryEntry Entry, ChangeLine Line)>();
        var (count, first, last, more) = (0, 0L, 0L, true);
        for (var after = After; more && count < Exported; after = last)
        {
            var entries = await audit.LatestAsync(after, Batch, Kind, ct);
            var described = await words.DescribeAsync(entries, ct);
            foreach (var entry in entries)
            {
                rows.AddRange(described[entry.Seq].DefaultIfEmpty(new(ChangeKind.Changed, "", null, null, null)).Select(line => (entry, line)));
                if (entry.ChangeCount > entry.Changes.Count)
                {
                    rows.Add((entry, new(ChangeKind.Changed, $"… và {entry.ChangeCount - entry.Changes.Count} thay đổi khác", null, null, null)));
                }

                (first, last) = (first == 0 ? entry.Seq : first, entry.Seq);
            }

            count += entries.Count;
            more = entries.Count == Batch;
        }

        more = more && (await audit.LatestAsync(last, 1, Kind, ct)).Count > 0;
        var remark = count == 0 ? "Không có thao tác nào." : $"{count} thao tác, từ số {last} đến số {first}."
            + (more ? $" Còn các thao tác trước số {last} chưa có trong tệp này: mở Nhật ký, “Cũ hơn” đến số {last}, rồi kết xuất tiếp." : "");
        return this.Excel("Nhật ký", rows, c => c
            .Number("Số", r => r.Entry.Seq).Text("Lúc", 18, r => ThiDua.Reports.ReportWords.Moment(r.Entry.At)).Text("Ai", 24, r => r.Entry.Actor).Text("Thao tác", 26, r => r.Entry.Title).Text("Lý do", 26, r => r.Entry.Reason)
            .Text("Bản ghi", 44, r => (r.Line.Kind switch { ChangeKind.Added => "Thêm ", ChangeKind.Removed => "Bỏ ", _ => "" }) + r.Line.Record).Text("Mục", 22, r => r.Line.Field)
            .Text("Trước", 30, r => r.Line.Before).Text("Sau", 30, r => r.Line.After), remark);
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
