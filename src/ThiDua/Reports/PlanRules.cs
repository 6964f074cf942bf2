using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>Where a task of the plan stands on a day.</summary>
public enum PlanState { Overdue, Soon, Later, Done }

/// <summary>One task or duty of the year's plan with its term.</summary>
/// <param name="Item">The task.</param>
/// <param name="DueOn">Day it must be done by: the one set, else the last day of its quarters; on a day off the next working day. Null for a standing duty.</param>
/// <param name="State">Where it stands.</param>
/// <param name="WorkingDaysLeft">Working days until it is due; negative: days it is late; null without a day, or done.</param>
public sealed record PlanTask(ReportItem Item, DateOnly? DueOn, PlanState State, int? WorkingDaysLeft);

/// <summary>Terms of the tasks of a plan, counted in working days (Bộ luật Dân sự 2015, Điều 147, 148; Bộ luật Lao động 2019, Điều 112).</summary>
public static class PlanRules
{
    /// <summary>A task is called soon when so many working days or fewer are left.</summary>
    public const int SoonDays = 5;

    /// <summary>Where a task stands.</summary>
    public static PlanTask Of(ReportItem item, DateOnly today, WorkingDays calendar)
    {
        var due = DueOn(item) is { } day ? calendar.OnOrAfter(day) : (DateOnly?)null;
        if (item.State == ItemState.Settled)
        {
            return new(item, due, PlanState.Done, null);
        }

        if (due is not { } term)
        {
            return new(item, null, PlanState.Later, null);
        }

        var left = term < today ? -calendar.Between(term, today) : calendar.Between(today, term);
        return new(item, term, term < today ? PlanState.Overdue : left <= SoonDays ? PlanState.Soon : PlanState.Later, left);
    }

    /// <summary>All tasks and duties: late ones first, then by day; those without a day last.</summary>
    public static IReadOnlyList<PlanTask> Of(IEnumerable<ReportItem> items, DateOnly today, WorkingDays calendar) =>
        [.. items.Where(i => ItemWords.OfPlan(i.Kind)).Select(i => Of(i, today, calendar)).OrderBy(t => t.DueOn is null).ThenBy(t => t.DueOn).ThenBy(t => t.Item.Kind).ThenBy(t => t.Item.Order)];

    /// <summary>The day set for a task, else the last day of its last quarter in the year of its plan.</summary>
    private static DateOnly? DueOn(ReportItem item) => item.DueOn
        ?? (item.Quarters is { } quarters ? new DateOnly(Period.Parse(item.Period).Year, quarters.To * 3, 1).AddMonths(1).AddDays(-1) : null);

    /// <summary>Text to send to whoever a task is charged to.</summary>
    public static string Reminder(string commune, PlanTask task, string text) =>
        $"{VietnameseText.Capitalise(commune)} nhắc việc trong kế hoạch thi đua năm {Period.Parse(task.Item.Period).Year}: {text.TrimEnd('.')}. "
        + (task.DueOn is not { } due ? "Đề nghị báo kết quả thực hiện."
            : task.State == PlanState.Overdue ? $"Hạn {VietnameseDate.Text(due)}, đã quá {(task.WorkingDaysLeft == 0 ? "hạn" : $"{-task.WorkingDaysLeft} ngày làm việc")}. Đề nghị làm ngay và báo kết quả."
            : $"Hạn {VietnameseDate.Text(due)}, còn {task.WorkingDaysLeft} ngày làm việc. Đề nghị thực hiện đúng hạn và báo kết quả.");
}
