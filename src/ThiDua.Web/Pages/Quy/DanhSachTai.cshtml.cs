using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using ThiDua.Data;
using ThiDua.Documents;
using ThiDua.Fund;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.Quy;

/// <summary>The payment list of a batch as a Word file.</summary>
public sealed class DanhSachTaiModel(ThiDuaDb db, CurrentUser me, FundService fund, OrganisationQueries organisation, VietnamClock clock) : RecordPage(db, me)
{
    [BindProperty(Name = "dot", SupportsGet = true)]
    public string Batch { get; set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        var ct = HttpContext.RequestAborted;
        var list = await fund.PaymentListAsync(Period, Batch, ct);
        var profile = (await organisation.ProfilesAsync(ct)).FirstOrDefault(p => p.FromYear <= Me.Year) ?? throw new RecordNotFoundException("hồ sơ xã");
        var key = Period.ToString();
        var signer = await Db.Set<Report>().Where(r => r.Period == key).OrderBy(r => r.Kind).Select(r => r.SignerName).FirstOrDefaultAsync(ct);
        using var output = new MemoryStream();
        OfficialLetterWriter.Write(PaymentLetter.Of(list, profile, Me.Year, signer, clock.UtcNow), output);
        var name = $"danh-sach-chi-thuong-{Batch}.docx";
        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = ReportWords.PlainFileName(name), FileNameStar = name }.ToString();
        return File(output.ToArray(), FileRules.ContentType(FileKind.Docx));
    }
}
