namespace ThiDua.Shared;

/// <summary>The clock of one unit of work: instants in UTC, "today" in Vietnam (Asia/Ho_Chi_Minh, UTC+7 all year).</summary>
public sealed class VietnamClock(TimeProvider time, DateOnly? fixedToday = null)
{
    private static readonly TimeZoneInfo s_vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>The instant now, UTC. Never shifted by sample data: the audit trail tells the real time.</summary>
    public DateTimeOffset UtcNow => time.GetUtcNow();

    /// <summary>The day due dates and periods are judged by: the fixed day of the sample data when one is set, else the day in Vietnam.</summary>
    public DateOnly Today => FixedToday ?? DateOnly.FromDateTime(ToVietnam(UtcNow).DateTime);

    /// <summary>Whether <see cref="Today"/> is a fixed day; the pages then carry a banner.</summary>
    public bool IsFixed => FixedToday is not null;

    /// <summary>The fixed day of sample data: from the environment (THIDUA_TODAY) or from the commune whose page is shown.</summary>
    public DateOnly? FixedToday { get; set; } = fixedToday;

    /// <summary>The same instant on Vietnamese wall clocks.</summary>
    public static DateTimeOffset ToVietnam(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, s_vietnam);
}
