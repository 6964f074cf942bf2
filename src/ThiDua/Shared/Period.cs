using System.Globalization;

namespace ThiDua.Shared;

/// <summary>What span a period stands for.</summary>
public enum PeriodKind { Year, HalfYear, Quarter, SchoolYear }

/// <summary>
/// A reporting period: <c>2022</c>, <c>2023-H1</c>, <c>2023-Q2</c>, <c>NH2022-2023</c> (school year, 1 September to 31 August).
/// Cut-off dates inside a period belong to the single figure, not to the period.
/// </summary>
public sealed record Period
{
    private Period(PeriodKind kind, int year, int part) => (Kind, Year, Part) = (kind, year, part);

    /// <summary>Kind of span.</summary>
    public PeriodKind Kind { get; }

    /// <summary>Calendar year; for a school year the year it starts in.</summary>
    public int Year { get; }

    /// <summary>1–2 for half-years, 1–4 for quarters, 0 otherwise.</summary>
    public int Part { get; }

    /// <summary>The whole calendar year.</summary>
    public static Period OfYear(int year) => new(PeriodKind.Year, year, 0);

    /// <summary>All periods of a kind that start in a year.</summary>
    public static IEnumerable<Period> InYear(int year, PeriodKind kind) => kind switch
    {
        PeriodKind.HalfYear => Enumerable.Range(1, 2).Select(part => new Period(kind, year, part)),
        PeriodKind.Quarter => Enumerable.Range(1, 4).Select(part => new Period(kind, year, part)),
        _ => [new(kind, year, 0)],
    };

    /// <summary>Reads the written form; throws a Vietnamese <see cref="DomainException"/> on anything else.</summary>
    public static Period Parse(string text) =>
        TryParse(text, out var period)
            ? period
            : throw new DomainException($"Kỳ “{text}” không đúng. Viết 2022 (năm), 2023-H1 (6 tháng đầu năm), 2023-Q2 (quý) hoặc NH2022-2023 (năm học).", "Kỳ");

    /// <summary>Reads the written form.</summary>
    public static bool TryParse(string? text, out Period period)
    {
        period = OfYear(2000);
        if (text is null)
        {
            return false;
        }

        if (text.StartsWith("NH", StringComparison.Ordinal) && text.Length == 11 && Year4(text[2..6], out var start) && Year4(text[7..], out var end)
            && text[6] == '-' && end == start + 1)
        {
            period = new(PeriodKind.SchoolYear, start, 0);
            return true;
        }

        if (text.Length < 4 || !Year4(text[..4], out var year))
        {
            return false;
        }

        (period, var ok) = text[4..] switch
        {
            "" => (OfYear(year), true),
            "-H1" or "-H2" => (new Period(PeriodKind.HalfYear, year, text[6] - '0'), true),
            "-Q1" or "-Q2" or "-Q3" or "-Q4" => (new Period(PeriodKind.Quarter, year, text[6] - '0'), true),
            _ => (period, false),
        };
        return ok;
    }

    /// <summary>First day.</summary>
    public DateOnly Start => Kind switch
    {
        PeriodKind.HalfYear => new(Year, (Part * 6) - 5, 1),
        PeriodKind.Quarter => new(Year, (Part * 3) - 2, 1),
        PeriodKind.SchoolYear => new(Year, 9, 1),
        _ => new(Year, 1, 1),
    };

    /// <summary>Last day.</summary>
    public DateOnly End => Kind switch
    {
        PeriodKind.HalfYear => Start.AddMonths(6).AddDays(-1),
        PeriodKind.Quarter => Start.AddMonths(3).AddDays(-1),
        _ => Start.AddYears(1).AddDays(-1),
    };

    /// <summary>The same period a year before: what "cùng kỳ" means.</summary>
    public Period Previous() => new(Kind, Year - 1, Part);

    /// <summary>The period that follows: the plans of a report are made for it.</summary>
    public Period Next() => Kind switch
    {
        PeriodKind.HalfYear => Part == 1 ? new(Kind, Year, 2) : new(Kind, Year + 1, 1),
        PeriodKind.Quarter => Part < 4 ? new(Kind, Year, Part + 1) : new(Kind, Year + 1, 1),
        _ => new(Kind, Year + 1, Part),
    };

    /// <summary>The shorter periods that lie wholly in this one, as a half-year and its quarters in their year.</summary>
    public IEnumerable<Period> Parts() => Near().Where(p => p != this && Start <= p.Start && p.End <= End);

    /// <summary>The longer periods this one lies wholly in.</summary>
    public IEnumerable<Period> Wholes() => Near().Where(p => p != this && p.Start <= Start && End <= p.End);

    private IEnumerable<Period> Near() => Enumerable.Range(Start.Year - 1, 3).SelectMany(year => Enum.GetValues<PeriodKind>().SelectMany(kind => InYear(year, kind)));

    /// <summary>As officials say it: "năm 2022", "6 tháng đầu năm 2023", "quý II năm 2023", "năm học 2022-2023".</summary>
    public string Label => Kind switch
    {
        PeriodKind.HalfYear => (Part == 1 ? "6 tháng đầu năm " : "6 tháng cuối năm ") + YearText,
        PeriodKind.Quarter => "quý " + new[] { "I", "II", "III", "IV" }[Part - 1] + " năm " + YearText,
        PeriodKind.SchoolYear => $"năm học {YearText}-{(Year + 1).ToString(CultureInfo.InvariantCulture)}",
        _ => "năm " + YearText,
    };

    private string YearText => Year.ToString(CultureInfo.InvariantCulture);

    /// <summary>The written form that <see cref="Parse"/> reads.</summary>
    public override string ToString() => Kind switch
    {
        PeriodKind.HalfYear => $"{YearText}-H{Part.ToString(CultureInfo.InvariantCulture)}",
        PeriodKind.Quarter => $"{YearText}-Q{Part.ToString(CultureInfo.InvariantCulture)}",
        PeriodKind.SchoolYear => $"NH{YearText}-{(Year + 1).ToString(CultureInfo.InvariantCulture)}",
        _ => YearText,
    };

    private static bool Year4(string text, out int year) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year) && year is >= 1945 and <= 2200;
}
