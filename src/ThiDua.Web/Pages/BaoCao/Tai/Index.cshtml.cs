using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using ThiDua.Data;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.BaoCao.Tai;

/// <summary>The report as a file: Word and JSON at once, PDF through a job.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, ReportQueries queries, ReportService service, PdfJobs jobs, PdfQueue queue) : ReportPage(db, me, queries)
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Signed edition; the report as it stands when left out.</summary>
    [BindProperty(Name = "ban", SupportsGet = true)]
    public int? Ban { get; set; }

    public async Task<IActionResult> OnGetAsync(string? dang)
    {
        var (model, docx) = await FileAsync();
        return dang switch
        {
            "docx" => Download(docx(), Word, ReportWords.FileName(model) + ".docx"),
            "json" => Download(Encoding.UTF8.GetBytes(model.ToJson()), "application/json", ReportWords.FileName(model) + ".json"),
            _ => throw new DomainException($"Không có dạng tệp “{dang}”; dùng docx hoặc json."),
        };
    }

    /// <summary>A Word file that can come back: what it prints is kept as a draft first. A signed edition prints as it was signed.</summary>
    public async Task<IActionResult> OnPostWordAsync()
    {
        await LoadAsync();
        if (View.Locked || Ban is not null)
        {
            return await OnGetAsync("docx");
        }

        var (file, model, _) = await service.PrintAsync(Id, Me.Actor, HttpContext.RequestAborted);
        return Download(file, Word, ReportWords.FileName(model) + ".docx");
    }

    public async Task<IActionResult> OnPostPdfAsync()
    {
        var (model, docx) = await FileAsync();
        var job = await jobs.AskAsync(Id, docx(), ReportWords.FileName(model) + ".pdf", HttpContext.RequestAborted);
        var owner = Me.Owner.Id;
        // After the answer was sent the transaction is committed: only then can the worker see the job.
        Response.OnCompleted(() => queue.TellAsync(owner));
        return RedirectToPage("/BaoCao/Tai/Viec", new { id = job });
    }

    private async Task<(ReportModel Model, Func<byte[]> Docx)> FileAsync()
    {
        await LoadAsync();
        if (Ban is null && !View.Locked)
        {
            return (View.Model, () => ReportLayout.Word(View.Model, PrintOrigin.Of(View.Model, Id, View.LastDraft)));
        }

        var snapshot = await Queries.SnapshotAsync(Id, Ban ?? View.Report.Edition, HttpContext.RequestAborted);
        return (ReportModel.FromJson(snapshot.Model), () => snapshot.File);
    }

    private FileContentResult Download(byte[] file, string type, string name) => Attach(this, file, type, name);

    /// <summary>A download with its name in plain letters and, for newer programs, in Vietnamese.</summary>
    internal static FileContentResult Attach(Microsoft.AspNetCore.Mvc.RazorPages.PageModel page, byte[] file, string type, string name)
    {
        page.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = ReportWords.PlainFileName(name), FileNameStar = name }.ToString();
        return page.File(file, type);
    }
}
