using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Integration;
using ThiDua.Organisation;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.KhoiTao;

/// <summary>
/// "Khởi tạo xã": everything on one page; pasted lists become rows that are corrected in place, and everything typed travels with the page. Open to a
/// stranger only on an empty installation and with the code of the console; later to administrators.
/// </summary>
[AllowAnonymous]
[RequestFormLimits(ValueCountLimit = 20_000)]
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, FoundingService founding, SetupCode setup, VietnamClock clock) : OwnedPage(db, me)
{
    [BindProperty]
    public FoundingForm Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Code { get; set; }

    /// <summary>Whether the code of the console is still to be given.</summary>
    public bool AsksCode { get; private set; }

    /// <summary>The commune that was just made, with the passwords shown once.</summary>
    public Founded? Done { get; private set; }

    /// <summary>Problems of the lists by input name.</summary>
    public int ListProblems { get; private set; }

    public IReadOnlyList<string> UnitNames { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await RefuseAsync() is { } refusal)
        {
            return refusal;
        }

        if (AsksCode && Code is not null)
        {
            return GiveCode();
        }

        Input.FirstYear = clock.Today.Month >= 11 ? clock.Today.Year : clock.Today.Month <= 3 ? clock.Today.Year - 1 : clock.Today.Year;
        return Show();
    }

    public async Task<IActionResult> OnPostCodeAsync()
    {
        ModelState.Clear();
        return await RefuseAsync() ?? (AsksCode ? GiveCode() : RedirectToPage(new { ma = (string?)null }));
    }

    /// <summary>Reads what was pasted into rows, or drops struck rows; nothing is stored.</summary>
    public async Task<IActionResult> OnPostListAsync()
    {
        if (await RefuseAsync() is { } refusal)
        {
            return refusal;
        }

        if (AsksCode)
        {
            return Show();
        }

        TakePastes();
        KeepOnlyListErrors();
        return Show();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await RefuseAsync() is { } refusal)
        {
            return refusal;
        }

        if (AsksCode)
        {
            return Show();
        }

        TakePastes();
        CheckLists();
        if (!ModelState.IsValid)
        {
            return Show();
        }

        await Db.CommitAsync(HttpContext.RequestAborted); // founding opens the scope of the new owner
        try
        {
            Done = await founding.FoundAsync(Input.ToFounding(), Me.IsKnown ? Me.Actor : Actor.System, onlyFirst: !Me.IsKnown, HttpContext.RequestAborted);
        }
        catch (DomainException refused)
        {
            ModelState.AddModelError(refused.Field is null ? "" : "Input." + refused.Field, refused.Message);
            return Show();
        }

        SetupCode.Forget(HttpContext);
        return Page();
    }

    public static IEnumerable<SelectListItem> KindItems => FoundingRules.Kinds.Select(k => new SelectListItem(VietnameseText.Capitalise(k), k));

    public static IEnumerable<SelectListItem> HamletWordItems => FoundingRules.HamletWords.Select(w => new SelectListItem(w, w));

    public static IReadOnlyList<IndicatorPack> Packs => IndicatorPacks.All;

    private IActionResult GiveCode()
    {
        switch (setup.Check(Code, HttpContext.Connection.RemoteIpAddress?.ToString() ?? ""))
        {
            case true:
                setup.Remember(HttpContext);
                return RedirectToPage(new { ma = (string?)null });
            case null:
                ModelState.AddModelError("ma", $"Đã thử quá {SetupCode.AttemptsPerMinute} lần trong một phút. Đợi một phút rồi nhập lại mã.");
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                break;
            default:
                ModelState.AddModelError("ma", "Mã khởi tạo không đúng. Chép lại mã in ở cửa sổ đang chạy ./thidua serve; mỗi lần chạy lại là một mã mới.");
                break;
        }

        return Page();
    }

    private async Task<IActionResult?> RefuseAsync()
    {
        if (Me.IsKnown)
        {
            return null;
        }

        if (await founding.AnyOwnerAsync(HttpContext.RequestAborted))
        {
            return Challenge();
        }

        AsksCode = !setup.IsRemembered(HttpContext);
        return null;
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Show()
    {
        UnitNames = Input.AllUnitNames();
        if (!AsksCode)
        {
            CheckLists(addErrors: Request.Method == "POST");
        }

        return Page();
    }

    private void TakePastes()
    {
        Take(nameof(Input.HamletPaste), Input.Hamlets, FoundingRules.ReadHamlets(Input.HamletPaste, Input.HamletWord ?? "thôn"));
        Take(nameof(Input.UnitPaste), Input.Units, FoundingRules.ReadUnits(Input.UnitPaste));
        Take(nameof(Input.StaffPaste), Input.Staff, FoundingRules.ReadStaff(Input.StaffPaste));
        (Input.HamletPaste, Input.UnitPaste, Input.StaffPaste) = (null, null, null);
        var names = Input.AllUnitNames();
        foreach (var person in Input.Staff.Where(p => p.Third is not null))
        {
            person.Third = FoundingRules.FindUnit(person.Third!, names) ?? person.Third; // shows which unit was meant
        }

        foreach (var key in ModelState.Keys.Where(k => k.StartsWith("Input.Hamlets", StringComparison.Ordinal) || k.StartsWith("Input.Units[", StringComparison.Ordinal) || k.StartsWith("Input.Staff", StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(key); // rows move up when others are dropped
        }

        void Take(string paste, List<ListRow> rows, IReadOnlyList<ListRow> read)
        {
            rows.RemoveAll(r => r.Dropped || r.IsEmpty);
            rows.AddRange(read);
            if (rows.Count > PastedTable.MostRows)
            {
                ModelState.AddModelError("Input." + paste, $"Danh sách dài {rows.Count} dòng; mỗi danh sách tối đa {PastedTable.MostRows} dòng, phần sau đã bỏ. Kiểm tra lại vùng đã chép.");
                rows.RemoveRange(PastedTable.MostRows, rows.Count - PastedTable.MostRows);
            }

            ModelState.Remove("Input." + paste);
        }
    }

    // reading a list is no attempt to save: required fields further up may still be empty
    private void KeepOnlyListErrors()
    {
        foreach (var (key, entry) in ModelState)
        {
            if (!key.Contains("Paste", StringComparison.Ordinal))
            {
                entry.Errors.Clear();
                entry.ValidationState = Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Skipped;
            }
        }
    }

    private void CheckLists(bool addErrors = true)
    {
        var names = Input.AllUnitNames();
        ListProblems = 0;
        Add(nameof(Input.Hamlets), FoundingRules.CheckHamlets(Input.Hamlets, Input.HamletWord ?? "thôn"));
        Add(nameof(Input.Units), FoundingRules.CheckUnits(Input.Units, Input.TickedUnitNames()));
        Add(nameof(Input.Staff), FoundingRules.CheckStaff(Input.Staff, names));

        void Add(string list, IReadOnlyList<RowProblem> problems)
        {
            ListProblems += problems.Count;
            foreach (var problem in addErrors ? problems : [])
            {
                var key = $"Input.{list}[{problem.Row}].{problem.Cell}";
                if (ModelState[key]?.Errors.Any(e => e.ErrorMessage == problem.Message) != true)
                {
                    ModelState.AddModelError(key, problem.Message);
                }
            }
        }
    }
}

/// <summary>What the page sends.</summary>
public sealed class FoundingForm
{
    [Display(Name = "Loại"), Required]
    public string? Kind { get; set; } = "xã";

    [Display(Name = "Tên xã, phường, đặc khu"), Required, StringLength(80)]
    public string? Name { get; set; }

    [Display(Name = "Huyện"), StringLength(80)]
    public string? District { get; set; }

    [Display(Name = "Tỉnh, thành phố"), Required, StringLength(80)]
    public string? Province { get; set; }

    [Display(Name = "Cụm thi đua"), StringLength(80)]
    public string? Cluster { get; set; }

    [Display(Name = "Nơi nhận báo cáo (cấp trên)"), StringLength(160)]
    public string? Superior { get; set; }

    [Display(Name = "Thôn, xóm ở đây gọi là"), Required]
    public string? HamletWord { get; set; } = "thôn";

    [Display(Name = "Địa danh ghi trên văn bản"), StringLength(80)]
    public string? Place { get; set; }

    [Display(Name = "Năm làm việc đầu tiên"), Required]
    public int? FirstYear { get; set; }

    [Display(Name = "Dán danh sách thôn, xóm"), DataType(DataType.MultilineText)]
    public string? HamletPaste { get; set; }

    public List<ListRow> Hamlets { get; set; } = [];

    public List<string> UsualUnits { get; set; } = [.. FoundingRules.UsualUnits.Where(u => u.Usual).Select(u => u.Code)];

    [Display(Name = "Dán thêm đơn vị khác"), DataType(DataType.MultilineText)]
    public string? UnitPaste { get; set; }

    public List<ListRow> Units { get; set; } = [];

    [Display(Name = "Dán danh sách cán bộ"), DataType(DataType.MultilineText)]
    public string? StaffPaste { get; set; }

    public List<ListRow> Staff { get; set; } = [];

    public List<string> Packs { get; set; } = [.. IndicatorPacks.All.Select(p => p.Id)];

    [Display(Name = "Người phụ trách thi đua, khen thưởng"), Required, StringLength(80)]
    public string? OfficerName { get; set; }

    [Display(Name = "Tên đăng nhập của người phụ trách"), StringLength(40)]
    public string? OfficerUser { get; set; }

    [Display(Name = "Người quản trị"), Required, StringLength(80)]
    public string? AdminName { get; set; }

    [Display(Name = "Tên đăng nhập của người quản trị"), StringLength(40)]
    public string? AdminUser { get; set; }

    [Display(Name = "Chủ tịch UBND"), StringLength(80)]
    public string? ChairName { get; set; }

    [Display(Name = "Tên đăng nhập của Chủ tịch"), StringLength(40)]
    public string? ChairUser { get; set; }

    /// <summary>Names of the usual units that are ticked.</summary>
    public IReadOnlyList<string> TickedUnitNames() =>
        [.. FoundingRules.UsualUnits.Where(u => UsualUnits.Contains(u.Code, StringComparer.Ordinal)).Select(u => FoundingRules.NameOf(u, Kind ?? "xã", Name ?? ""))];

    /// <summary>Names of all units: ticked, pasted, hamlets.</summary>
    public IReadOnlyList<string> AllUnitNames() =>
        [.. TickedUnitNames(), .. Units.Where(u => u is { Dropped: false, Name: not null }).Select(u => u.Name!), .. Hamlets.Where(h => h is { Dropped: false, Name: not null }).Select(h => FoundingRules.HamletName(h.Name!, HamletWord ?? "thôn"))];

    /// <summary>What the service takes.</summary>
    public FoundingInput ToFounding()
    {
        var accounts = new List<FoundingAccount> { new(Role.EmulationOfficer, OfficerName!, OfficerUser, nameof(OfficerUser)), new(Role.Administrator, AdminName!, AdminUser, nameof(AdminUser)) };
        if (ChairName is not null)
        {
            accounts.Add(new(Role.Chairman, ChairName, ChairUser, nameof(ChairUser)));
        }

        var district = WithWord(District, "huyện", "huyện", "quận", "thị xã", "thành phố");
        var province = WithWord(Province, "tỉnh", "tỉnh", "thành phố")!;
        return new(
            Kind!, WithoutKind(Name!), district, province, Cluster, Superior ?? $"Hội đồng Thi đua – Khen thưởng {district ?? province}", HamletWord!, Place ?? WithoutKind(Name!), FirstYear!.Value,
            Kept(Hamlets), [.. UsualUnits.OfType<string>()], Kept(Units), Kept(Staff), accounts, [.. Packs.OfType<string>()]);

        static List<ListRow> Kept(List<ListRow> rows) => [.. rows.Where(r => !r.Dropped && r.Name is not null)];
    }

    private string WithoutKind(string name) =>
        name.StartsWith(Kind + " ", StringComparison.OrdinalIgnoreCase) ? name[(Kind!.Length + 1)..].Trim() : name;

    private static string? WithWord(string? name, string usual, params string[] words)
    {
        if (name is null)
        {
            return null;
        }

        var word = words.FirstOrDefault(w => name.StartsWith(w + " ", StringComparison.OrdinalIgnoreCase));
        return word is null ? $"{usual} {name}" : word + name[word.Length..];
    }
}
