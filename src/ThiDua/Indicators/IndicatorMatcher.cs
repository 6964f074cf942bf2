namespace ThiDua.Indicators;

/// <summary>What a name in somebody's table means.</summary>
/// <param name="Row">The indicator; null when none or several fit.</param>
/// <param name="Candidates">Those that fit, or come near.</param>
/// <param name="Problem">Why there is none, in Vietnamese.</param>
public sealed record NameMatch(FigureRow? Row, IReadOnlyList<FigureRow> Candidates, string? Problem);

/// <summary>
/// Finds indicators by the names people write: name, phrase and aliases, without diacritics, case and punctuation. Equal names are told apart by unit,
/// field and the whole they stand under; what merely comes near is offered, never taken.
/// </summary>
public sealed class IndicatorMatcher
{
    private const double Near = 0.5;
    private const int MostOffered = 5;
    private readonly FigureSheet _sheet;
    private readonly ILookup<string, FigureRow> _byName;
    private readonly Dictionary<Guid, Field> _fields;

    /// <summary>Over the indicators of a period.</summary>
    public IndicatorMatcher(FigureSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        _sheet = sheet;
        _byName = sheet.Rows.SelectMany(r => Names(r.Indicator).Select(n => (Key: FigureColumns.Key(n), Row: r))).Where(n => n.Key.Length > 0).Distinct().ToLookup(n => n.Key, n => n.Row, StringComparer.Ordinal);
        _fields = sheet.Fields.ToDictionary(f => f.Id);
    }

    /// <summary>Whether a name is that of a field.</summary>
    public bool IsField(string name) => Bare(name).Any(key => _sheet.Fields.Any(f => FigureColumns.Key(f.Name) == key || FigureColumns.Key(f.Heading) == key));

    /// <summary>Finds the indicator of a row.</summary>
    /// <param name="name">Name as written, numbering and "Trong đó" allowed.</param>
    /// <param name="unit">Unit as written, if there is a column of units.</param>
    /// <param name="field">Field as written, or the heading the row stands under.</param>
    /// <param name="above">Indicators found above it, nearest last.</param>
    public NameMatch Find(string name, string? unit, string? field, IReadOnlyList<FigureRow> above)
    {
        ArgumentNullException.ThrowIfNull(above);
        var found = Bare(name).Select(key => _byName[key].ToList()).FirstOrDefault(rows => rows.Count > 0) ?? [];
        if (found.Count > 1)
        {
            found = Narrowed(found, r => unit is null || ImportUnits.Fits(unit, r.Indicator));
            found = Narrowed(found, r => field is not null && FieldNames(r.Indicator).Contains(FigureColumns.Key(field), StringComparer.Ordinal));
            found = Narrowed(found, r => above.Any(a => a.Indicator.Id == r.Indicator.ParentId));
        }

        return found.Count switch
        {
            1 => new(found[0], found, null),
            0 when Similar(name) is { Count: > 0 } near => new(null, near, $"Không có chỉ tiêu nào tên “{name}”. Chọn chỉ tiêu gần giống, hoặc bỏ dòng."),
            0 => new(null, [], $"Không có chỉ tiêu nào tên “{name}”. Chọn chỉ tiêu, bỏ dòng, hoặc thêm tên này vào “Tên gọi khác” ở danh mục chỉ tiêu."),
            _ => new(null, found, $"Có {found.Count} chỉ tiêu tên “{name}”. Chọn đúng chỉ tiêu, hoặc ghi thêm đơn vị tính, lĩnh vực trong tệp."),
        };
    }

    /// <summary>An indicator with its unit and field, as lists of choices show it.</summary>
    public string Described(FigureRow row) => row.Indicator.Name + (row.Indicator.UnitName.Length == 0 ? "" : $" ({row.Indicator.UnitName})") + (_fields.TryGetValue(row.Indicator.FieldId, out var field) ? " – " + field.Name : "");

    private static IEnumerable<string> Names(Indicator indicator) => [indicator.Name, indicator.Phrase ?? "", .. indicator.Aliases];

    private static List<FigureRow> Narrowed(List<FigureRow> rows, Func<FigureRow, bool> fits) => rows.Count > 1 && rows.Where(fits).ToList() is { Count: > 0 } fewer ? fewer : rows;

    private IEnumerable<string> FieldNames(Indicator indicator)
    {
        for (var at = indicator.FieldId; _fields.TryGetValue(at, out var field); at = field.ParentId.Value)
        {
            yield return FigureColumns.Key(field.Name);
            yield return FigureColumns.Key(field.Heading);
            if (field.ParentId is null)
            {
                yield break;
            }
        }
    }

    // the name as written first: an indicator may really be called "1 phải, 5 giảm"
    private static IEnumerable<string> Bare(string name)
    {
        yield return FigureColumns.Key(name);
        var rest = name.TrimStart().TrimStart('-', '+', '*', '–', '•', ' ');
        if (rest.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && FigureColumns.Key(rest[..colon]) is "trong do" or "gom" or "bao gom")
        {
            rest = rest[(rest.IndexOf(':', StringComparison.Ordinal) + 1)..];
        }

        yield return FigureColumns.Key(rest);
        var numbered = rest.IndexOfAny(['.', ')', '-', ' ']);
        while (numbered is > 0 and < 5 && rest[..numbered].All(c => char.IsAsciiDigit(c) || c is 'I' or 'V' or 'X') | (numbered == 1 && rest[1] is '.' or ')' && char.IsAsciiLetter(rest[0])))
        {
            rest = rest[(numbered + 1)..].TrimStart('-', ' ');
            yield return FigureColumns.Key(rest);
            numbered = rest.IndexOfAny(['.', ')', '-', ' ']);
        }
    }

    private List<FigureRow> Similar(string name)
    {
        var wanted = Pairs(Bare(name).Last());
        return [.. _byName.SelectMany(g => g.Select(r => (Row: r, Score: Likeness(wanted, Pairs(g.Key))))).GroupBy(s => s.Row).Select(g => (Row: g.Key, Score: g.Max(s => s.Score)))
            .Where(s => s.Score >= Near).OrderByDescending(s => s.Score).ThenBy(s => s.Row.Indicator.Order).Take(MostOffered).Select(s => s.Row)];
    }

    // Dice coefficient over pairs of letters: forgives a typing error, a missing word, another order
    private static double Likeness(HashSet<(char, char)> one, HashSet<(char, char)> other) => one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    private static HashSet<(char, char)> Pairs(string key) => [.. key.Zip(key.Skip(1)).Where(p => p.First != ' ' && p.Second != ' ')];
}
