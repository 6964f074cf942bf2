using System.Globalization;
using System.Text.RegularExpressions;

namespace ThiDua.Web.Infrastructure;

/// <summary>Days as Vietnamese write them, 5/3/2022 or 05/03/2022 (also with - or . between), and the ISO form a date picker sends.</summary>
public sealed partial class DateBinder : TypedValueBinder
{
    /// <summary>Reads one day: the day, or the sentence that says why not.</summary>
    public static (DateOnly? Day, string? Problem) ReadDay(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var match = Vietnamese().Match(typed);
        if (!match.Success)
        {
            match = Iso().Match(typed);
        }

        if (!match.Success)
        {
            return (null, BindingMessages.NotADate(typed));
        }

        var (day, month, year) = (Number(match, "d"), Number(match, "m"), Number(match, "y"));
        if (month is < 1 or > 12)
        {
            return (null, BindingMessages.NoSuchMonth(typed));
        }

        if (year < 1 || day < 1)
        {
            return (null, BindingMessages.NotADate(typed));
        }

        var last = DateTime.DaysInMonth(year, month);
        return day > last ? (null, BindingMessages.NoSuchDay(typed, month, year, last)) : (new DateOnly(year, month, day), null);
    }

    /// <inheritdoc/>
    protected override (object? Value, string? Problem) Read(string typed, string field)
    {
        var (day, problem) = ReadDay(typed);
        return (day, problem);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<d>[0-9]{1,2})\s*[/.\-]\s*(?<m>[0-9]{1,2})\s*[/.\-]\s*(?<y>[0-9]{4})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Vietnamese();

    [GeneratedRegex("^(?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Iso();
}
