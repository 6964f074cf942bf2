using System.Globalization;
using System.Text;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>The terms of a plan as a calendar file (RFC 5545): one event of a whole day per task that has a day.</summary>
public static class PlanCalendar
{
    private const int LongestLine = 75; // octets, RFC 5545 section 3.1

    /// <summary>Writes the calendar.</summary>
    /// <param name="name">Name of the calendar.</param>
    /// <param name="tasks">Tasks; those without a day are left out.</param>
    /// <param name="show">The text of a task as it reads, tokens filled in.</param>
    /// <param name="now">Moment it is written.</param>
    public static string Write(string name, IEnumerable<PlanTask> tasks, Func<string, string> show, DateTimeOffset now)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//ThiDua//Ke hoach//VI");
        Line(text, "X-WR-CALNAME:" + Escape(name));
        foreach (var task in tasks)
        {
            if (task.DueOn is not { } due)
            {
                continue;
            }

            Line(text, "BEGIN:VEVENT");
            Line(text, $"UID:{task.Item.Id}@thidua");
            Line(text, "DTSTAMP:" + now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
            Line(text, "DTSTART;VALUE=DATE:" + Day(due));
            Line(text, "DTEND;VALUE=DATE:" + Day(due.AddDays(1)));
            Line(text, "SUMMARY:" + Escape((task.State == PlanState.Done ? "[Xong] " : "Hạn: ") + show(task.Item.Text)));
            if (task.Item.Responsible is { } responsible)
            {
                Line(text, "DESCRIPTION:" + Escape("Thực hiện: " + show(responsible)));
            }

            Line(text, "TRANSP:TRANSPARENT");
            Line(text, "END:VEVENT");
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>A line, folded so that none is longer than allowed and no letter is cut.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
