using ThiDua.Registry;
using Microsoft.EntityFrameworkCore;
using System.Globalization;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Organisation;
using ThiDua.Regulations;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.TrangChu;

/// <summary>One thing to do.</summary>
/// <param name="State">Key of the state words.</param>
/// <param name="When">Words of the state: "Quá hạn 4 ngày".</param>
/// <param name="What">What is to be done.</param>
/// <param name="Detail">Why, or whose.</param>
/// <param name="Address">Where.</param>
/// <param name="Verb">Words of the button.</param>
public sealed record HomeTask(string State, string When, string What, string Detail, string Address, string Verb);

/// <summary>What is due, what is missing, one click to the report. Everything shown comes from records.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, HomeQueries home, ReportQueries reports, ReportItemService items, OrganisationQueries organisation, VietnamClock clock) : OwnedPage(db, me)
{
    private const int FewNames = 3;
    private const int MostPlanTasks = 5;

    public HomeView? Home { get; private set; }

    public IReadOnlyList<ReportRow> Signed { get; private set; } = [];

    public IReadOnlyList<HomeTask> Tasks { get; private set; } = [];

    public bool Writes => Permissions.EditReports(Me.Role);

    public bool ReadsReports => Permissions.ReadReports(Me.Role);

    public string Today
    {
        get
        {
            var day = clock.Today;
            var name = new CultureInfo("vi-VN").DateTimeFormat.GetDayName(day.DayOfWeek);
            return $"{VietnameseText.Capitalise(name)}, ngày {day:dd/MM/yyyy}";
        }
    }

    /// <summary>Rows of the key indicators that have a target or a value.</summary>
    public IReadOnlyList<FigureRow> Headline => [.. Home?.Sheet?.HeadlineRows.Where(r => r.Targets.Any() || r.Value is not null) ?? []];

    /// <summary>Counts of the key indicators by status.</summary>
    public int Count(AttainmentStatus status) => Headline.Count(r => r.Status == status);

    /// <summary>Per cent against the n-th level target, when it is known.</summary>
    public static Attainment? Against(FigureRow row, int which) => row.Targets.Where(t => t.Form == BenchmarkForm.Level).Select(row.Against).Where(a => a.Percent is not null).ElementAtOrDefault(which);

    /// <summary>Sources of the n-th targets drawn, for the key of the bars.</summary>
    public string Sources(int which) => string.Join(", ", Headline.Select(r => r.Targets.Where(t => t.Form == BenchmarkForm.Level && r.Against(t).Percent is not null).ElementAtOrDefault(which))
        .OfType<Benchmark>().Select(t => FigurePhrases.SourceName(t.SourceCode)).Distinct(StringComparer.Ordinal));

    /// <summary>"vượt", "đạt", "không đạt", "chưa rõ".</summary>
    public static string StatusWord(AttainmentStatus status) => status switch
    {
        AttainmentStatus.Exceeds => "vượt",
        AttainmentStatus.Meets => "đạt",
        AttainmentStatus.Missed => "không đạt",
        _ => "chưa rõ",
    };

    public async Task OnGetAsync()
    {
        var ct = HttpContext.RequestAborted;
        if (!Permissions.ReadWork(Me.Role))
        {
            Signed = ReadsReports ? await reports.RowsAsync(signedOnly: true, ct) : [];
            return;
        }

        Home = await home.OfPeriodAsync(Me.Period, ct);
        Tasks = [.. Owed(), .. await PlanAsync(ct), .. await DocumentsAsync(ct), .. Missing(), .. Report()];
    }

    // tasks of the year's plan that are late or due within days
    private async Task<IEnumerable<HomeTask>> PlanAsync(CancellationToken ct)
    {
        var year = Period.OfYear(Me.Year);
        var due = PlanRules.Of((await items.ListsAsync(year, ct)).SelectMany(l => l), clock.Today, WorkingDays.Vietnam).Where(t => t.State is PlanState.Overdue or PlanState.Soon).ToList();
        if (due.Count == 0)
        {
            return [];
        }

        var hamlet = (await organisation.ProfilesAsync(ct)).Where(p => p.FromYear <= Me.Year).Select(p => p.HamletWord).FirstOrDefault() ?? "thôn";
        string Show(string text) => ItemWords.Show(text, Me.Year, hamlet, Me.Owner.Name);
        return
        [
            .. due.Take(MostPlanTasks).Select(t => new HomeTask(
                t.State == PlanState.Overdue ? "overdue" : t.WorkingDaysLeft == 0 ? "today" : "soon",
                t.State == PlanState.Overdue ? t.WorkingDaysLeft == 0 ? "Quá hạn" : $"Quá {-t.WorkingDaysLeft} ngày làm việc" : t.WorkingDaysLeft == 0 ? "Hôm nay" : $"{t.DueOn:dd/MM} · còn {t.WorkingDaysLeft} ngày làm việc",
                Show(t.Item.Text), "Kế hoạch năm" + (t.Item.Responsible is { } who ? ": " + Show(who) : ""), $"/danh-gia/theo-doi/{t.Item.Id}", Permissions.EditRecords(Me.Role) ? "Cập nhật" : "Xem")),
            .. due.Count > MostPlanTasks ? [new HomeTask("soon", "Sắp đến hạn", $"{due.Count - MostPlanTasks} việc khác của kế hoạch năm đến hạn hoặc quá hạn", "Xem theo hạn ở Kế hoạch năm.", "/ke-hoach?trang-thai=chua", "Xem")] : Array.Empty<HomeTask>(),
        ];
    }

    // documents given to a unit and not carried out
    private async Task<IReadOnlyList<HomeTask>> DocumentsAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var given = await RegistryQueries.Of(Db, Me.Period).Where(d => d.AssigneeId != null && d.DoneOn == null).OrderBy(d => d.DueOn).AsNoTracking().ToListAsync(ct);
        if (given.Count == 0)
        {
            return [];
        }

        var late = given.Count(d => d.DueOn < today);
        return [new(late > 0 ? "overdue" : "soon", late > 0 ? $"{late} quá hạn" : "Chưa xong", $"{given.Count} văn bản đã giao, chưa thực hiện xong", string.Join("; ", given.Take(3).Select(DocumentWords.Name)), "/van-ban?viec=chua", "Xem")];
    }

    private IEnumerable<HomeTask> Owed()
    {
        var today = clock.Today;
        foreach (var owed in Home!.Owed)
        {
            var days = owed.DueOn.DayNumber - today.DayNumber;
            var (state, when) = days switch
            {
                < 0 => ("overdue", $"Quá hạn {-days} ngày"),
                0 => ("today", "Hôm nay"),
                _ => ("soon", $"{owed.DueOn:dd/MM} · còn {days} ngày"),
            };
            var names = string.Join(", ", owed.Names) + (owed.Count > owed.Names.Count ? $" và {owed.Count - owed.Names.Count} số khác" : "");
            yield return Writes
                ? new(state, when, $"{owed.Unit} chưa gửi {owed.Count} số liệu", names, "/giao-viec", "Đôn đốc")
                : new(state, when, $"{owed.Unit}: còn {owed.Count} số liệu", names, "/chi-tieu", "Mở");
        }
    }

    private IEnumerable<HomeTask> Missing()
    {
        var missing = Home!.Sheet?.HeadlineRows.Where(r => r.Value is null).ToList() ?? [];
        if (missing.Count > 0 && Permissions.EditFigures(Me.Role))
        {
            var names = string.Join(", ", missing.Take(FewNames).Select(r => r.Indicator.Name)) + (missing.Count > FewNames ? $" và {missing.Count - FewNames} chỉ tiêu khác" : "");
            yield return new("missing", "Thiếu số", $"Nhập kết quả {missing.Count} chỉ tiêu chủ yếu", names, missing.Count == 1 && missing[0].Figure is { } figure ? $"/chi-tieu/{figure.Id}" : "/chi-tieu", "Nhập");
        }
    }

    private IEnumerable<HomeTask> Report()
    {
        if (Home!.Sheet is null)
        {
            yield break;
        }

        if (Home.Report is not { } view)
        {
            if (Writes)
            {
                yield return new("not-started", "Chưa làm", $"Tạo báo cáo {Me.Period.Label}", "Máy dựng bản nháp từ số liệu đã nhập.", "/bao-cao", "Tạo");
            }

            yield break;
        }

        var address = $"/bao-cao/{view.Report.Id}";
        var title = VietnameseText.LowerFirst(ReportWords.Title(view.Report));
        var blocking = view.Blocking.ToList();
        if (view.Locked || !(Writes || Permissions.SignReports(Me.Role)))
        {
            yield break;
        }

        if (blocking.Count > 0 && Writes)
        {
            yield return new("blocking", "Chặn ký", $"Xử lý {blocking.Count} điểm chặn ký của {title}", string.Join("; ", blocking.Take(2).Select(p => p.Title)), address + "#van-de", "Xử lý");
        }
        else if (blocking.Count > 0)
        {
            yield return new("in-progress", "Đang soạn", VietnameseText.Capitalise(title), $"Còn {blocking.Count} điểm chặn ký, công chức TĐKT đang xử lý.", address, "Xem");
        }
        else
        {
            yield return new("today", "Chờ ký", $"Ký, khóa {title}", "Không còn điểm chặn ký.", address + "/ky", "Trình ký");
        }
    }
}
