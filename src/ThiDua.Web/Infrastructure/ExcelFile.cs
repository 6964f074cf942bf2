using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using ThiDua.Data;
using ThiDua.Documents;
using ThiDua.Documents.Excel;
using ThiDua.Registry;
using ThiDua.Reports;

namespace ThiDua.Web.Infrastructure;

/// <summary>Answers with Excel files: "Kết xuất Excel" of every list goes through here.</summary>
public static class ExcelFile
{
    /// <summary>A workbook as a download.</summary>
    public static FileContentResult Workbook(this OwnedPage page, byte[] bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(page);
        page.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = ReportWords.PlainFileName(name), FileNameStar = name }.ToString();
        return page.File(bytes, FileRules.ContentType(FileKind.Xlsx));
    }

    /// <summary>A list as it is filtered: title, what was asked for, one row per record. Load the rows with <see cref="PageKey.Everything"/>.</summary>
    /// <param name="page">The page of the list.</param>
    /// <param name="title">Title, also the name of the file.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns after STT.</param>
    /// <param name="remark">What the rows are, when the usual remark does not tell.</param>
    public static FileContentResult Excel<T>(this OwnedPage page, string title, IReadOnlyList<T> rows, Action<ListColumns<T>> columns, string? remark = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(columns);
        var named = new ListColumns<T>();
        columns(named);
        var filtered = page.Request.Query.Any(q => q.Key is not ("handler" or "") && !string.IsNullOrEmpty(q.Value));
        var bytes = ListWorkbook.Write(title, remark ?? (filtered ? "Danh sách đã lọc, không phải toàn bộ." : null), rows, Properties(page, title), named);
        return page.Workbook(bytes, title + ".xlsx");
    }

    /// <summary>Properties of a file made now for the user's managing unit.</summary>
    public static DocumentProperties Properties(OwnedPage page, string title)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new(title, page.Me.Owner.Name, page.HttpContext.RequestServices.GetRequiredService<ThiDua.Shared.VietnamClock>().UtcNow);
    }
}
