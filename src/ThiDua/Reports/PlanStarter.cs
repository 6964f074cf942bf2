using System.Globalization;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ThiDua.Reports;

/// <summary>The starter set of a year's plan that comes with the program: templates/danh-muc/ke-hoach.yaml.</summary>
public static class PlanStarter
{
    private static readonly Lazy<StarterFile> s_file = new(() =>
        new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build().Deserialize<StarterFile>(ReportTemplate.ReadText("templates/danh-muc/ke-hoach.yaml")!));

    /// <summary>The lines of a list for a year; empty for lists that have none.</summary>
    public static IReadOnlyList<ItemLine> Lines(ItemKind kind, int year) => kind switch
    {
        ItemKind.Contents => [.. s_file.Value.Contents.Select(t => new ItemLine(t))],
        ItemKind.Tasks => [.. s_file.Value.Tasks.Select(t => Line(t, year))],
        ItemKind.Duties => [.. s_file.Value.Duties.Select(t => Line(t, year))],
        _ => [],
    };

    private static ItemLine Line(StarterLine line, int year) => new(line.Text, Quarters: line.Quarters is { } quarters ? Quarters.Parse(quarters) : null, Responsible: line.Responsible,
        DueOn: line.Due?.Split('/') is [var day, var month] ? new DateOnly(year, int.Parse(month, CultureInfo.InvariantCulture), int.Parse(day, CultureInfo.InvariantCulture)) : null);

    private sealed class StarterFile
    {
        public List<string> Contents { get; set; } = [];
        public List<StarterLine> Tasks { get; set; } = [];
        public List<StarterLine> Duties { get; set; } = [];
    }

    private sealed class StarterLine
    {
        public string Text { get; set; } = "";
        public string? Quarters { get; set; }
        public string? Responsible { get; set; }
        public string? Due { get; set; }
    }
}
