using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Documents.Intake;
using ThiDua.Documents.Reading;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.SoatSoLieu;

/// <summary>A report is given to be checked: as a file or as pasted text.</summary>
[UploadLimit(nameof(Upload), formMegabytes: 24)]
[RequestFormLimits(ValueLengthLimit = 4 * MostCharacters)]
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, CheckedDocuments documents) : OwnedPage(db, me)
{
    private const int MostCharacters = 1_000_000;

    /// <summary>The file.</summary>
    [BindProperty, Display(Name = "Tệp báo cáo")]
    public IFormFile? Upload { get; set; }

    /// <summary>The text.</summary>
    [BindProperty, Display(Name = "Dán văn bản")]
    public string? Text { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Upload is null && string.IsNullOrWhiteSpace(Text))
        {
            ModelState.AddModelError(nameof(Upload), "Chọn một tệp .docx, .pdf, .txt, hoặc dán văn bản vào ô bên dưới.");
        }
        else if (Upload is null && Text!.Length > MostCharacters)
        {
            ModelState.AddModelError(nameof(Text), $"Văn bản dán có {Text.Length:N0} chữ, quá giới hạn {MostCharacters:N0}. Dán từng phần hoặc gửi tệp.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            using var copy = new MemoryStream();
            var document = Upload is null ? DocumentReader.Paste(Text!) : await ReadAsync(Upload, copy);
            var made = documents.Add(Me.AccountId, Upload is null ? null : Path.GetFileName(Upload.FileName), copy.ToArray(), document);
            return RedirectToPage("KetQua", new { id = made.Id });
        }
        catch (FileRefusedException refused)
        {
            ModelState.AddModelError(nameof(Upload), refused.Message);
            return Page();
        }
    }

    private async Task<ReadDocument> ReadAsync(IFormFile file, MemoryStream copy)
    {
        await file.CopyToAsync(copy, HttpContext.RequestAborted);
        copy.Position = 0;
        return await DocumentReader.ReadAsync(copy, Path.GetFileName(file.FileName), HttpContext.RequestAborted);
    }
}
