using ThiDua.Figures;

namespace ThiDua.Indicators;

/// <summary>Finds the indicator a sentence of running text gives a number for: by name, told apart by unit and heading. What is not sure says so.</summary>
public sealed class StatementMatcher(FigureSheet sheet)
{
    private const double SureScore = 0.86;
    private const double Likely = 0.7;
    private const double Near = 0.55;
    private const double Lead = 0.04;
    private const double OtherUnit = 0.55;
    private const double SameField = 0.03;
    private const int Offered = 5;

    private readonly NameLikeness _names = new(sheet.Rows.SelectMany(r => new[] { r.Indicator.Name, r.Indicator.Phrase ?? "" }.Concat(r.Indicator.Aliases).Select(n => (r, n))));
    private readonly Dictionary<Guid, Field> _fields = sheet.Fields.ToDictionary(f => f.Id);

    /// <summary>The indicator; its <see cref="NameMatch.Row"/> is null when none comes near enough. Sure: may be taken without asking.</summary>
    public (NameMatch Match, bool Sure) Find(FigureStatement statement)
    {
        var heading = FigureColumns.Key(statement.Heading);
        var found = _names.Nearest(statement.Names, 12)
            .Select(n => (n.Row, Score: (n.Score * (FitsUnit(statement, n.Row.Indicator) ? 1 : OtherUnit)) + (heading.Length > 0 && FieldNames(n.Row.Indicator).Any(f => f.Length > 0 && heading.Contains(f, StringComparison.Ordinal)) ? SameField : 0)))
            .Where(n => n.Score >= Near).OrderByDescending(n => n.Score).ThenBy(n => n.Row.Indicator.Order).ToList();
        var offered = found.Take(Offered).Select(n => n.Row).ToList();
        if (found.Count == 0)
        {
            return (new(null, [], "Không có chỉ tiêu nào tên gần giống."), false);
        }

        // "hộ nghèo 56 hộ" inside a breakdown is not the number of poor households; beside its target it is
        var told = statement.Targets.Count > 0 || NameLikeness.Heavy(statement.Names[0]) > 2;
        var sure = told && found[0].Score >= SureScore && (found.Count == 1 || found[0].Score - found[1].Score >= Lead);
        return sure || found[0].Score >= Likely ? (new(found[0].Row, offered, null), sure) : (new(null, offered, "Tên chỉ gần giống; chọn chỉ tiêu."), false);
    }

    private IEnumerable<string> FieldNames(Indicator indicator)
    {
        for (Guid? at = indicator.FieldId; at is { } id && _fields.TryGetValue(id, out var field); at = field.ParentId)
        {
            yield return FigureColumns.Key(field.Name);
            yield return FigureColumns.Key(field.Heading);
        }
    }

    /// <summary>What a number of the statement is multiplied by to be in the indicator's unit; null when the units do not go together. No unit in the text fits all but rates.</summary>
    internal static decimal? Factor(FigureStatement statement, Indicator indicator)
    {
        var own = FigureColumns.Key(indicator.UnitName);
        if (statement.Unit == "%")
        {
            return indicator.Shape == Shape.CountShare || indicator.UnitName.Trim() == "%" ? 1 : null;
        }

        if (statement.Unit is { } unit)
        {
            var written = FigureColumns.Key(unit);
            return ImportUnits.Factor(unit, indicator)
                ?? (own.StartsWith(written + " ", StringComparison.Ordinal) || (written == "hs" && own == "ho so") || (indicator.Shape != Shape.Percent && FigureColumns.Key(indicator.OfLabel).StartsWith(written, StringComparison.Ordinal) && written.Length > 0) ? 1
                : ProseFactor(written, own));
        }

        var after = FigureColumns.Key(statement.After);
        return own.Length > 0 && (after == own || after.StartsWith(own + " ", StringComparison.Ordinal)) ? 1 : indicator.Shape == Shape.Percent ? null : 1;
    }

    // "tỷ đồng" for đồng and the like is known to ImportUnits; these are the measures
    private static decimal? ProseFactor(string written, string own) => (written, own) switch
    {
        ("km2", "ha") or ("km", "ha") => 100,
        ("m2", "ha") or ("m", "ha") => 0.0001m,
        ("trieu", "dong") => 1_000_000,
        ("ty", "dong") or ("ti", "dong") => 1_000_000_000,
        ("nghin", "dong") or ("ngan", "dong") => 1_000,
        _ => null,
    };

    private static bool FitsUnit(FigureStatement statement, Indicator indicator) => Factor(statement, indicator) is not null;
}
