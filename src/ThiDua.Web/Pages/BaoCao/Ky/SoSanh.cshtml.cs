using Microsoft.AspNetCore.Mvc;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.BaoCao.Ky;

/// <summary>A figure two editions print differently, with its record and who changed it between.</summary>
/// <param name="Change">The figure.</param>
/// <param name="Card">Its record.</param>
/// <param name="By">Who changed the record between the two signings, and why; null when nobody did.</param>
public sealed record ComparedFigure(EditionChange Change, SourceCard Card, string? By);

/// <summary>Two signed editions side by side, figure by figure.</summary>
public sealed class SoSanhModel(ThiDuaDb db, CurrentUser me, ReportQueries queries, AuditQueries audit) : ReportPage(db, me, queries)
{
    private const int MostHistories = 200;

    /// <summary>Earlier edition.</summary>
    [BindProperty(SupportsGet = true, Name = "cu")]
    public int Cu { get; set; }

    /// <summary>Later edition.</summary>
    [BindProperty(SupportsGet = true, Name = "moi")]
    public int Moi { get; set; }

    public ReportSnapshot Old { get; private set; } = null!;

    public ReportSnapshot New { get; private set; } = null!;

    public IReadOnlyList<ComparedFigure> Figures { get; private set; } = [];

    /// <summary>Changes of the wording.</summary>
    public IReadOnlyList<SectionDiff> Words { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Old = await Queries.SnapshotAsync(Id, Cu, HttpContext.RequestAborted);
        New = await Queries.SnapshotAsync(Id, Moi, HttpContext.RequestAborted);
        var (before, after) = (ReportModel.FromJson(Old.Model), ReportModel.FromJson(New.Model));
        var figures = new List<ComparedFigure>();
        var told = new Dictionary<Guid, string?>();
        foreach (var change in EditionChanges.Between(before, after))
        {
            var id = change.Source.Id;
            if (ReadsWork && !told.ContainsKey(id) && told.Count < MostHistories)
            {
                told[id] = await ChangedAsync(id);
            }

            figures.Add(new(change, SourceCard.Of(View.Data, change.New ?? change.Old!, change.Source), told.GetValueOrDefault(id)));
        }

        Figures = figures;
        Words = TextDiff.OfReports(before, after);
    }

    private async Task<string?> ChangedAsync(Guid record)
    {
        var last = (await audit.HistoryAsync(record, 20, HttpContext.RequestAborted)).FirstOrDefault(e => e.At > Old.LockedAt && e.At <= New.LockedAt);
        return last is null ? null : $"{last.Actor}, {ReportWords.Moment(last.At)}: {VietnameseText.LowerFirst(last.Title)}{(last.Reason is { } reason ? $", lý do “{reason}”" : "")}";
    }
}
