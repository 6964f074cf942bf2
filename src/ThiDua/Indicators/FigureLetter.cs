using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ThiDua.Documents;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>The table of indicators as a Word file and as data: what the grid prints, for reading and for other programs.</summary>
public static class FigureLetter
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>A Word file with the table under the head of the commune.</summary>
    public static byte[] Word(FigureGrid grid, DateOnly today, DateTimeOffset created)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var profile = grid.Sheet.Profile;
        var body = $"ỦY BAN NHÂN DÂN\n{profile.Kind} {profile.Name}".ToUpperInvariant();
        return OfficialLetterWriter.ToBytes(new()
        {
            Head = new() { Body = body, Symbol = "BC-UBND", Place = profile.Place, Year = today.Year, Month = today.Month, Day = today.Day },
            Kind = "BIỂU TỔNG HỢP",
            Subject = [$"Kết quả thực hiện chỉ tiêu {grid.Sheet.Period.Label}"],
            Body = [Table(grid)],
            Signature = new(["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], null, ""),
            Recipients = ["Lưu: VT"],
            Properties = new($"Kết quả thực hiện chỉ tiêu {grid.Sheet.Period.Label}", $"UBND {profile.Kind} {profile.Name}", created),
        });
    }

    /// <summary>The rows as JSON: printed texts beside plain numbers.</summary>
    public static string Json(FigureGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return JsonSerializer.Serialize(
            new
            {
                Commune = grid.Sheet.Profile.Name,
                Period = grid.Sheet.Period.ToString(),
                Indicators = grid.Rows.Select(r => new
                {
                    r.Figure.Indicator.Code,
                    r.Figure.Indicator.Name,
                    Unit = r.Figure.Indicator.UnitName,
                    r.Figure.Value,
                    r.Figure.Of,
                    Qualifier = Code.Of(r.Figure.Qualifier),
                    r.Figure.Figure?.AsOf,
                    Printed = FigureText.Measure(r.Figure),
                    Targets = r.Figure.Targets.Select(t => new { Source = t.SourceCode, Form = Code.Of(t.Form), t.Value, Attained = r.Figure.Against(t).Percent, Printed = FigureText.Benchmark(r.Figure.Indicator, t) }),
                    Change = FigureText.Change(r.Figure),
                    State = FigureText.StateWord(r.Figure),
                }),
            },
            s_json);
    }

    private static TableBlock Table(FigureGrid grid)
    {
        var sources = grid.Sources;
        return new(
            [new(0.6, CellAlignment.Center), new(4), new(1, CellAlignment.Center), .. sources.Select(_ => new TableColumn(1.3, CellAlignment.Right)), new(1.3, CellAlignment.Right), .. sources.Select(_ => new TableColumn(1, CellAlignment.Right)), new(1.2, CellAlignment.Right)],
            [
                [new("STT", RowSpan: 2), new("Chỉ tiêu", RowSpan: 2), new("Đơn vị tính", RowSpan: 2), new("Chỉ tiêu giao", sources.Count), new("Kết quả", RowSpan: 2), new("Đạt % so với", sources.Count), new("So với cùng kỳ", RowSpan: 2)],
                [.. sources.Concat(sources).Select(s => new TableHeaderCell(VietnameseText.Capitalise(FigureChanges.SourceWord(s))))],
            ],
            [.. grid.Lines.Select(line => line is GridLine.Heading heading ? new TableRow([new(""), new(heading.Title, 4 + (2 * sources.Count))], Bold: true) : Row((GridLine.Row)line, sources))],
            FontSize: 9.5);
    }

    private static TableRow Row(GridLine.Row line, IReadOnlyList<string> sources)
    {
        var row = line.Figure;
        var targets = sources.Select(s => row.Targets.FirstOrDefault(t => t.SourceCode == s)).ToList();
        var word = FigureChanges.QualifierWord(row.Qualifier);
        return new(
        [
            new(line.Number?.ToString(CultureInfo.InvariantCulture)),
            new((line.Depth > 0 ? "- " : "") + row.Indicator.Name),
            new(row.Indicator.Shape == Shape.CountShare && row.Measure is not null ? "%" : row.Indicator.UnitName),
            .. targets.Select(t => new TableCell(Blank(FigureText.Benchmark(row.Indicator, t)))),
            new(row.Measure is null ? null : (word + " " + FigureText.Measure(row)).Trim()),
            .. targets.Select(t => new TableCell(Blank(FigureText.Percent(row, t)))),
            new(Blank(FigureText.Change(row))),
        ]);
    }

    private static string? Blank(string text) => text == FigureText.None ? null : text;
}
