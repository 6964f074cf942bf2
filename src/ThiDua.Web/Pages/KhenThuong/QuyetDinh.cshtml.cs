using Microsoft.AspNetCore.Mvc;
using ThiDua.Audit;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Registry;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.KhenThuong;

/// <summary>The decision behind a batch of awards.</summary>
[UploadLimit(nameof(Upload))]
public sealed class QuyetDinhModel(ThiDuaDb db, CurrentUser me, AuditQueries audit, AwardService awards, AwardQueries queries, FileService files) : RecordForm<AwardDecision, AwardDecisionInput>(db, me, audit)
{
    /// <summary>The batch.</summary>
    [BindProperty(Name = "dot", SupportsGet = true)]
    public string? Batch { get; set; }

    public string Title { get; private set; } = "";

    public StoredFileInfo? Scan { get; private set; }

    public override string ListPath => "/khen-thuong";

    protected override string Noun => "quyết định khen thưởng";

    protected override Task<AwardDecisionInput> InputOfAsync(AwardDecision record) => Task.FromResult(AwardDecisionInput.From(record));

    protected override async Task FillAsync()
    {
        Batch = Record?.GroupCode ?? Batch;
        var lines = await queries.OfPeriodAsync(Record is null ? Period : ThiDua.Shared.Period.Parse(Record.Period), HttpContext.RequestAborted);
        var batch = AwardQueries.Batches(lines).FirstOrDefault(b => b.Code == Batch);
        if (batch is null && Record is null)
        {
            throw new RecordNotFoundException("đợt khen thưởng");
        }

        Title = batch is null ? "Đợt này không còn dòng nào." : $"{batch.Title}: {AwardWords.ReasonInSentence(batch.Lines[0].Reason)}";
        Scan = Record?.FileId is { } file ? (await files.InfoAsync([file], HttpContext.RequestAborted)).GetValueOrDefault(file) : null;
    }

    protected override async Task<string> SaveAsync()
    {
        var saved = await awards.SaveDecisionAsync(Id, Period, Batch ?? "", Input, await KeepFileAsync(files, FileAudience.Work), Me.Actor, HttpContext.RequestAborted);
        return $"Đã lưu quyết định {saved.Number}".TrimEnd() + ".";
    }

    protected override Task<string> RemoveAsync(Guid id)
    {
        UndoAction = "?handler=UndoDecision";
        return awards.RemoveDecisionAsync(id, Me.Actor, HttpContext.RequestAborted);
    }
}
