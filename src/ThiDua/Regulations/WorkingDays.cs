using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ThiDua.Regulations;

/// <summary>
/// Working days of offices: Monday to Friday without public holidays and the days given for them (Bộ luật Lao động 2019, Điều 111, 112), and the
/// Saturdays worked in exchange. The days are data: <c>regulations/ngay-nghi.yaml</c>.
/// </summary>
public sealed class WorkingDays
{
    private readonly Dictionary<DateOnly, string> _off = [];
    private readonly HashSet<DateOnly> _worked = [];
    private readonly Dictionary<(int Month, int Day), string> _fixed;
    private readonly HashSet<int> _years;

    private WorkingDays(CalendarFile file)
    {
        (Source, Verified) = (file.Source, file.Verified);
        _fixed = file.Fixed.ToDictionary(d => (d.Month, d.Day), d => d.Name);
        _years = [.. file.Years.Select(y => y.Year)];
        foreach (var (name, day) in file.Years.SelectMany(y => y.Off).SelectMany(o => o.Days.Select(d => (o.Name, Day(d)))))
        {
            _off.Add(day, name);
        }

        _worked = [.. file.Years.SelectMany(y => y.Worked).Select(Day)];
    }

    /// <summary>The calendar of Vietnamese offices.</summary>
    public static WorkingDays Vietnam { get; } = Parse(ReadEmbedded());

    /// <summary>Where the days come from.</summary>
    public string Source { get; }

    /// <summary>Whether the days were checked against the announcements.</summary>
    public bool Verified { get; }

    /// <summary>Reads a calendar; an unknown key or a day named twice is an error.</summary>
    public static WorkingDays Parse(string yaml) =>
        new(new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build().Deserialize<CalendarFile>(yaml));

    /// <summary>Whether the holidays of a year are known; otherwise only those with a fixed day of the solar year count.</summary>
    public bool Knows(int year) => _years.Contains(year);

    /// <summary>Name of the holiday a day is off for, or null.</summary>
    public string? Holiday(DateOnly day) => _off.GetValueOrDefault(day) ?? (Knows(day.Year) ? null : _fixed.GetValueOrDefault((day.Month, day.Day)));

    /// <summary>Whether offices work on a day.</summary>
    public bool IsWorkingDay(DateOnly day) => _worked.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && Holiday(day) is null);

    /// <summary>The day itself when offices work on it, else the next one they do: a term that ends on a day off ends with the next working day (Bộ luật Dân sự 2015, Điều 148 khoản 5).</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The day a term of working days ends; the day it starts on does not count (Bộ luật Dân sự 2015, Điều 147 khoản 2).</summary>
    /// <param name="from">Day of the event the term starts with.</param>
    /// <param name="count">Working days, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public DateOnly After(DateOnly from, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        for (; count > 0; count--)
        {
            from = OnOrAfter(from.AddDays(1));
        }

        return from;
    }

    /// <summary>Working days after one day up to and with another; 0 when the second is not later.</summary>
    public int Between(DateOnly after, DateOnly until)
    {
        var count = 0;
        for (var day = after.AddDays(1); day <= until; day = day.AddDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string ReadEmbedded()
    {
        using var stream = typeof(WorkingDays).Assembly.GetManifestResourceStream("regulations/ngay-nghi.yaml") ?? throw new InvalidOperationException("The calendar of working days is not part of the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed class CalendarFile
    {
        public string Source { get; set; } = "";
        public bool Verified { get; set; }
        public List<FixedDay> Fixed { get; set; } = [];
        public List<CalendarYear> Years { get; set; } = [];
    }

    private sealed class FixedDay
    {
        public int Day { get; set; }
        public int Month { get; set; }
        public string Name { get; set; } = "";
    }

    private sealed class CalendarYear
    {
        public int Year { get; set; }
        public List<DaysOff> Off { get; set; } = [];
        public List<string> Worked { get; set; } = [];
    }

    private sealed class DaysOff
    {
        public string Name { get; set; } = "";
        public List<string> Days { get; set; } = [];
    }
}
