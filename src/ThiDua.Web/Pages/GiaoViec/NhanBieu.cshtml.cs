using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.GiaoViec;

/// <summary>Forms filled by units come back here, one, several or a zip; each is previewed, taken over in part and undone like an import from Excel.</summary>
[UploadLimit(nameof(Files), fileMegabytes: 64, formMegabytes: 68)]
public sealed class NhanBieuModel(ThiDuaDb db, CurrentUser me, FigureImportService imports, IndicatorQueries indicators) : OwnedPage(db, me)
{
    [BindProperty(SupportsGet = true, Name = "ky")]
    public string? PeriodText { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    [TempData]
    public string? Message { get; set; }

    public Period Period { get; private set; } = Period.OfYear(2000);

    /// <summary>Files that could not be taken just now.</summary>
    public IReadOnlyList<ReceivedForm> Refused { get; private set; } = [];

    /// <summary>Forms of the period, newest first.</summary>
    public IReadOnlyList<FigureImport> Forms { get; private set; } = [];

    /// <summary>Plans of the forms not taken over yet.</summary>
    public IReadOnlyDictionary<Guid, ImportPlan> Plans { get; private set; } = new Dictionary<Guid, ImportPlan>();

    public IReadOnlyDictionary<Guid, string> Units { get; private set; } = new Dictionary<Guid, string>();

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        ReadPeriod();
        ModelState.Clear();
        var forms = new List<(string, byte[])>();
        IReadOnlyList<ReceivedForm> received = [];
        if (Files.Count == 0)
        {
            ModelState.AddModelError(nameof(Files), "Chưa chọn tệp. Chọn các biểu mẫu đã điền (.docx), hoặc một tệp .zip chứa chúng.");
        }

        if (await SavedAsync(async () =>
        {
            foreach (var file in Files)
            {
                await using var content = file.OpenReadStream();
                forms.AddRange(file.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
                    ? UnitForm.Unpack(content, FileRules.CleanName(file.FileName))
                    : [(FileRules.CleanName(file.FileName), UnitForm.ReadBounded(content, file.FileName))]);
            }

            received = await imports.ReceiveFormsAsync(forms, Period, Me.Actor, HttpContext.RequestAborted);
        }))
        {
            var taken = received.Where(r => r.Import is not null).ToList();
            Refused = [.. received.Where(r => r.Refusal is not null)];
            if (Refused.Count == 0 && taken.Count == 1)
            {
                return Redirect("~/chi-tieu/nhan/" + taken[0].Import!.Id);
            }

            Message = taken.Count == 0 ? null : $"Đã đọc {taken.Count.ToString(CultureInfo.InvariantCulture)} biểu mẫu. Xem trước từng biểu, hoặc nhận mọi ô đúng.";
            foreach (var refused in Refused)
            {
                ModelState.AddModelError(nameof(Files), refused.Refusal!);
            }
        }

        await LoadAsync();
        return Page();
    }

    /// <summary>Takes over every good cell of the forms that wait, each as an operation of its own, so that each can be undone.</summary>
    public async Task<IActionResult> OnPostApplyAsync()
    {
        ReadPeriod();
        var ct = HttpContext.RequestAborted;
        var access = await indicators.AccessAsync(Me.Membership, ct);
        var (cells, forms, left) = (0, 0, 0);
        foreach (var waiting in await imports.WaitingFormsAsync(Period, ct))
        {
            var view = await imports.ViewAsync(waiting.Id, access, ct);
            left += view.Plan.Rows.Count(r => r.IsBad);
            if (view.Plan.Inputs.Count == 0)
            {
                continue;
            }

            cells += await imports.ApplyAsync(view, access, Me.Actor, ct);
            forms++;
            await Db.CommitAsync(ct);
            await Db.BeginAsync(Me.Owner.Id, ct);
        }

        Message = forms == 0 ? "Không có ô nào để nhận: mọi số trong các biểu đều trùng số đang lưu, hoặc còn lỗi cần sửa."
            : $"Đã nhận {cells.ToString(CultureInfo.InvariantCulture)} ô của {forms.ToString(CultureInfo.InvariantCulture)} biểu mẫu." + (left > 0 ? $" Còn {left.ToString(CultureInfo.InvariantCulture)} dòng cần xem lại." : "");
        return RedirectToPage(new { ky = Period.ToString() });
    }

    private void ReadPeriod() =>
        Period = PeriodText is null ? Me.Period : Period.TryParse(PeriodText, out var period) ? period : throw new RecordNotFoundException($"kỳ “{PeriodText}”");

    private async Task LoadAsync()
    {
        ReadPeriod();
        var (ct, key) = (HttpContext.RequestAborted, Period.ToString());
        Forms = await Db.Set<FigureImport>().Where(i => i.Period == key && i.OnBehalfUnitId != null).OrderByDescending(i => i.CreatedAt).Take(200).AsNoTracking().ToListAsync(ct);
        Units = await Db.Set<Unit>().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var access = await indicators.AccessAsync(Me.Membership, ct);
        var plans = new Dictionary<Guid, ImportPlan>();
        foreach (var form in Forms.Where(f => f.AppliedAt is null).Take(50))
        {
            plans[form.Id] = (await imports.ViewAsync(form.Id, access, ct)).Plan;
        }

        Plans = plans;
    }
}
