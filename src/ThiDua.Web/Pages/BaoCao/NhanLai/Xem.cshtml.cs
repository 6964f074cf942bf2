using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Documents.Reading;
using ThiDua.Identity;
using ThiDua.Registry;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.BaoCao.NhanLai;

/// <summary>A returned Word file beside the report: section by section, to be accepted or left, and taken back.</summary>
public sealed class XemModel(ThiDuaDb db, CurrentUser me, ReportQueries queries, ReportReturnService returns) : ReportPage(db, me, queries)
{
    private const string PlaceField = "cho-";

    [FromRoute(Name = "lan")]
    public Guid Lan { get; set; }

    public ReturnView Returned { get; private set; } = null!;

    /// <summary>The report changed while the page was open: shown with the comparison made anew.</summary>
    public bool Stale { get; private set; }

    /// <summary>Sections unmatched words can be put into.</summary>
    public IReadOnlyList<(string Id, string Title)> Targets { get; private set; } = [];

    public bool MayOpenFile => FileRules.MayRead(Me.Role, FileAudience.Office);

    /// <summary>Sections whose words can be taken over.</summary>
    public int Ready => Returned.Compared.Sections.Count(s => s.CanAccept);

    /// <summary>Figures of records that read otherwise.</summary>
    public int Flagged => Returned.Compared.Sections.Concat(Returned.Compared.Outside).Sum(s => s.Figures.Count(f => f.Kind is FigureChangeKind.Record or FigureChangeKind.Removed) + s.Cells.Count);

    public async Task OnGetAsync()
    {
        await LoadAsync();
        if (!ReadsWork)
        {
            throw new RecordNotFoundException("bản Word nhận lại");
        }

        Returned = await returns.ViewAsync(Id, Lan, HttpContext.RequestAborted);
        Targets = [.. View.Model.PrintedSections().Select(s => (s.Id, $"{s.Number} {s.Title}".Trim()))];
    }

    public async Task<IActionResult> OnPostAsync(string? content, List<string>? muc, string? all)
    {
        var places = Request.Form.Where(f => f.Key.StartsWith(PlaceField, StringComparison.Ordinal) && int.TryParse(f.Key.AsSpan(PlaceField.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .ToDictionary(f => int.Parse(f.Key.AsSpan(PlaceField.Length), NumberStyles.None, CultureInfo.InvariantCulture), f => f.Value.ToString());
        try
        {
            var count = 0;
            if (await SavedAsync(async () => count = await returns.AcceptAsync(Id, Lan, content, all is null ? muc ?? [] : null, places, Me.Actor, HttpContext.RequestAborted)))
            {
                Message = $"Đã nhận {count} mục từ bản Word. Số trong câu vẫn nối với bản ghi.";
                return RedirectToPage("/BaoCao/NhanLai/Xem", new { id = Id, lan = Lan });
            }
        }
        catch (StaleVersionException)
        {
            await Db.RollbackAsync();
            await Db.BeginAsync(Me.Owner.Id, HttpContext.RequestAborted);
            Stale = true;
            Response.StatusCode = StatusCodes.Status409Conflict;
        }

        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostUndoAsync()
    {
        ReturnUndo? undo = null;
        if (await SavedAsync(async () => undo = await returns.UndoAsync(Id, Lan, Me.Actor, HttpContext.RequestAborted)))
        {
            Message = $"Đã hoàn tác {undo!.Undone} mục." + (undo.Kept.Count == 0 ? "" : $" Giữ nguyên {undo.Kept.Count} mục đã sửa tiếp sau đó: {string.Join("; ", undo.Kept)}.");
            return RedirectToPage("/BaoCao/NhanLai/Xem", new { id = Id, lan = Lan });
        }

        await OnGetAsync();
        return Page();
    }

    /// <summary>What a flagged figure is called: the name of its record.</summary>
    public string NameOf(FigureChange change) => change.Kind switch
    {
        FigureChangeKind.Typed when change.Old.Length == 0 => "Số gõ tay mới",
        FigureChangeKind.Typed when change.New.Length == 0 => "Số gõ tay bị bỏ",
        FigureChangeKind.Typed => "Số gõ tay đã sửa",
        _ => Returned.CardOf(change.Span) is { } card ? $"{card.Kind}: {card.Name}" : "Chữ do máy viết từ hồ sơ, kỳ báo cáo",
    };

    /// <summary>What becomes of a flagged figure.</summary>
    public static string NoteOf(FigureChange change) => change.Kind switch
    {
        FigureChangeKind.Record => "Câu vẫn in theo bản ghi. Nếu số trong tệp mới đúng, sửa ở bản ghi.",
        FigureChangeKind.Wording => "Câu này máy viết theo số nên giữ nguyên. Sửa số ở bản ghi thì chữ đổi theo.",
        FigureChangeKind.Removed => "Câu có số này đã bỏ trong tệp; nhận mục thì số không còn in ở đây, bản ghi giữ nguyên.",
        _ => "Không nối với bản ghi nào; nhận mục thì nhận theo tệp.",
    };

    /// <summary>"Nguyễn Văn A sửa 3 chỗ, bỏ 1 chỗ".</summary>
    public static IEnumerable<string> By(IReadOnlyList<TrackedChange> changes) => changes.GroupBy(c => c.Author, StringComparer.Ordinal).Select(who =>
    {
        var (added, gone) = (who.Count(c => !c.Deleted), who.Count(c => c.Deleted));
        var what = string.Join(", ", new[] { added > 0 ? $"thêm {added} chỗ" : null, gone > 0 ? $"bỏ {gone} chỗ" : null }.OfType<string>());
        return $"{(who.Key.Length == 0 ? "Không rõ ai" : who.Key)} {what}";
    });

    /// <summary>State of a section in words and colour.</summary>
    public static (string Words, string Tint, string Icon) StateOf(ReturnedState state) => state switch
    {
        ReturnedState.Edited => ("có sửa", "live", "pen"),
        ReturnedState.Conflict => ("hai bên cùng sửa", "bad", "alert"),
        ReturnedState.Taken => ("đã nhận", "ok", "check"),
        ReturnedState.Missing => ("không có trong tệp", "warn", "alert"),
        _ => ("cần xem", "warn", "eye"),
    };
}
