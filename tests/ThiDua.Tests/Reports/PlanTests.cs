using System.Text;
using ThiDua.Regulations;
using ThiDua.Reports;

namespace ThiDua.Tests.Reports;

/// <summary>Terms of the plan's tasks in working days (Bộ luật Dân sự 2015, Điều 147, 148), its calendar file and its starter set.</summary>
public class PlanTests
{
    private static ReportItem Task(string text = "Sơ kết 6 tháng", DateOnly? due = null, string? quarters = "2", ItemState state = ItemState.Open, string? who = null, int order = 0) => new()
    {
        OwnerId = Guid.Empty, Period = "2023", Kind = quarters is null ? ItemKind.Duties : ItemKind.Tasks, Text = text, DueOn = due, Quarters = quarters is null ? null : Quarters.Parse(quarters), State = state, Responsible = who, Order = order,
    };

    [Theory]
    [InlineData("2023-06-20", PlanState.Later, 8)]
    [InlineData("2023-06-23", PlanState.Soon, 5)] // a Friday: five working days to the end of the quarter
    [InlineData("2023-06-30", PlanState.Soon, 0)]
    [InlineData("2023-07-03", PlanState.Overdue, -1)]
    [InlineData("2023-07-02", PlanState.Overdue, 0)] // a Sunday: late, but no working day has passed
    public void Of_TaskOfAQuarter_IsDueAtItsEnd(string today, PlanState state, int left)
    {
        var task = PlanRules.Of(Task(), DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), WorkingDays.Vietnam);

        (task.DueOn, task.State, task.WorkingDaysLeft).ShouldBe((new DateOnly(2023, 6, 30), state, left));
    }

    [Fact]
    public void Of_DueOnADayOff_MovesToTheNextWorkingDay()
    {
        PlanRules.Of(Task(due: new(2023, 4, 30)), new(2023, 4, 28), WorkingDays.Vietnam).ShouldSatisfyAllConditions(t => t.DueOn.ShouldBe(new DateOnly(2023, 5, 4)), t => t.WorkingDaysLeft.ShouldBe(1));
        PlanRules.Of(Task(quarters: null), new(2023, 4, 28), WorkingDays.Vietnam).ShouldSatisfyAllConditions(t => t.DueOn.ShouldBeNull(), t => t.State.ShouldBe(PlanState.Later));
        PlanRules.Of(Task(due: new(2023, 1, 10), state: ItemState.Settled), new(2023, 4, 28), WorkingDays.Vietnam).ShouldSatisfyAllConditions(t => t.State.ShouldBe(PlanState.Done), t => t.WorkingDaysLeft.ShouldBeNull());
    }

    [Fact]
    public void Of_AllTasks_StandByTheirTerm_ThoseWithoutLast()
    {
        var items = new[] { Task("Thường xuyên", quarters: null), Task("Tổng kết", quarters: "3-4"), Task("Đăng ký", due: new(2023, 2, 28), quarters: "1"), new ReportItem { OwnerId = Guid.Empty, Period = "2023", Kind = ItemKind.Contents, Text = "Nội dung" } };

        PlanRules.Of(items, new(2023, 3, 6), WorkingDays.Vietnam).Select(t => $"{t.Item.Text} {t.DueOn:dd/MM} {t.State}").ShouldBe(["Đăng ký 28/02 Overdue", "Tổng kết 02/01 Later", "Thường xuyên  Later"]);
        PlanRules.Reminder("xã Khôi Kỳ", PlanRules.Of(items[2], new(2023, 3, 6), WorkingDays.Vietnam), "Đăng ký thi đua.")
            .ShouldBe("Xã Khôi Kỳ nhắc việc trong kế hoạch thi đua năm 2023: Đăng ký thi đua. Hạn 28/02/2023, đã quá 4 ngày làm việc. Đề nghị làm ngay và báo kết quả.");
        PlanRules.Reminder("xã Khôi Kỳ", PlanRules.Of(items[1], new(2023, 12, 26), WorkingDays.Vietnam), "Tổng kết").ShouldEndWith("Hạn 02/01/2024, còn 4 ngày làm việc. Đề nghị thực hiện đúng hạn và báo kết quả.");
    }

    [Fact]
    public void Calendar_IsFoldedAndEscaped_WithoutTasksThatHaveNoDay()
    {
        var item = Task("Chấm điểm, thẩm định; bình xét, xếp loại tập thể, cá nhân và đề nghị cụm thi đua suy tôn đơn vị dẫn đầu", due: new(2023, 11, 30), who: "Công chức Văn phòng");
        var tasks = PlanRules.Of([item, Task(quarters: null)], new(2023, 3, 6), WorkingDays.Vietnam);

        var text = PlanCalendar.Write("Kế hoạch 2023", tasks, t => t, new(2023, 3, 6, 1, 2, 3, TimeSpan.Zero));

        var lines = text.Split("\r\n");
        lines.ShouldAllBe(l => Encoding.UTF8.GetByteCount(l) <= 75);
        text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n").ShouldBe([
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ThiDua//Ke hoach//VI", "X-WR-CALNAME:Kế hoạch 2023",
            "BEGIN:VEVENT", $"UID:{item.Id}@thidua", "DTSTAMP:20230306T010203Z", "DTSTART;VALUE=DATE:20231130", "DTEND;VALUE=DATE:20231201",
            "SUMMARY:Hạn: Chấm điểm\\, thẩm định\\; bình xét\\, xếp loại tập thể\\, cá nhân và đề nghị cụm thi đua suy tôn đơn vị dẫn đầu", "DESCRIPTION:Thực hiện: Công chức Văn phòng", "TRANSP:TRANSPARENT", "END:VEVENT",
            "END:VCALENDAR", ""]);
    }

    [Fact]
    public void Starter_HasTheSixteenContents_AndItsTokensAreKnown()
    {
        PlanStarter.Lines(ItemKind.Contents, 2024).Count.ShouldBe(16);
        PlanStarter.Lines(ItemKind.Duties, 2024).ShouldAllBe(l => l.Responsible != null);
        PlanStarter.Lines(ItemKind.Tasks, 2024).Select(l => $"{l.Quarters!.Value.Label} {l.DueOn:dd/MM/yyyy}").ShouldBe(["Quý I 31/01/2024", "Quý I 28/02/2024", "Quý I 31/03/2024", "Quý II 15/06/2024", "Quý III, IV 30/11/2024", "Quý IV 15/12/2024"]);

        var tokens = new TokenExpander(new ReportBuilder().Data);
        foreach (var line in Enum.GetValues<ItemKind>().SelectMany(k => PlanStarter.Lines(k, 2024)))
        {
            tokens.Expand(line.Text).ShouldAllBe(s => s.Kind != SpanKind.Missing, line.Text);
        }
    }
}
