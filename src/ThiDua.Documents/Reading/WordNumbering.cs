using System.Text;
using System.Xml.Linq;

namespace ThiDua.Documents.Reading;

/// <summary>Writes out the automatic numbers of paragraphs, which a Word file does not store as text.</summary>
internal sealed class WordNumbering
{
    public static readonly WordNumbering None = new(null, null);

    private const int Levels = 9;

    private static readonly XNamespace W = WordText.Namespace;

    private readonly Dictionary<string, (string Abstract, Dictionary<int, int> Starts)> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> _abstracts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> _styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _counts = new(StringComparer.Ordinal);

    public WordNumbering(XDocument? numbering, XDocument? styles)
    {
        foreach (var definition in numbering?.Root?.Elements(W + "abstractNum") ?? [])
        {
            _abstracts[(string?)definition.Attribute(W + "abstractNumId") ?? string.Empty] = definition;
        }

        foreach (var list in numbering?.Root?.Elements(W + "num") ?? [])
        {
            var starts = list.Elements(W + "lvlOverride").Where(o => o.Element(W + "startOverride") is not null)
                .ToDictionary(o => Number(o.Attribute(W + "ilvl")), o => Number(o.Element(W + "startOverride")?.Attribute(W + "val")));
            _lists[(string?)list.Attribute(W + "numId") ?? string.Empty] = ((string?)list.Element(W + "abstractNumId")?.Attribute(W + "val") ?? string.Empty, starts);
        }

        foreach (var style in styles?.Root?.Elements(W + "style") ?? [])
        {
            _styles[(string?)style.Attribute(W + "styleId") ?? string.Empty] = style;
        }

        DefaultFont = (string?)styles?.Root?.Element(W + "docDefaults")?.Descendants(W + "rFonts").FirstOrDefault()?.Attribute(W + "ascii");
    }

    /// <summary>Font of text that names none.</summary>
    public string? DefaultFont { get; }

    /// <summary>The number a paragraph shows, with a blank behind it; empty when it has none.</summary>
    public string Next(XElement paragraph)
    {
        var (id, level) = ListOf(paragraph.Element(W + "pPr"));
        if (id is null or "0" || level is < 0 or >= Levels || !_lists.TryGetValue(id, out var list) || !_abstracts.TryGetValue(list.Abstract, out var definition))
        {
            return string.Empty;
        }

        // all lists of one definition count together unless one says where it starts
        var key = list.Starts.Count > 0 ? "n" + id : "a" + list.Abstract;
        if (!_counts.TryGetValue(key, out var counts))
        {
            _counts[key] = counts = new int[Levels];
        }

        for (var i = 0; i < level; i++)
        {
            counts[i] = counts[i] == 0 ? Start(definition, list.Starts, i) : counts[i];
        }

        counts[level] = counts[level] == 0 ? Start(definition, list.Starts, level) : counts[level] + 1;
        Array.Clear(counts, level + 1, Levels - level - 1);
        return Written(definition, level, counts);
    }

    /// <summary>Level of a heading from 1 on, by the style of the paragraph; null for other text.</summary>
    public int? HeadingLevel(XElement paragraph)
    {
        var properties = paragraph.Element(W + "pPr");
        var own = properties?.Element(W + "outlineLvl");
        var style = (string?)properties?.Element(W + "pStyle")?.Attribute(W + "val");
        for (var depth = 0; own is null && style is not null && depth < 10 && _styles.TryGetValue(style, out var found); depth++)
        {
            own = found.Element(W + "pPr")?.Element(W + "outlineLvl");
            style = (string?)found.Element(W + "basedOn")?.Attribute(W + "val");
        }

        // 9 is the level of running text
        return own is not null && Number(own.Attribute(W + "val")) is >= 0 and < Levels and var level ? level + 1 : null;
    }

    private (string? Id, int Level) ListOf(XElement? properties)
    {
        var own = properties?.Element(W + "numPr");
        var id = (string?)own?.Element(W + "numId")?.Attribute(W + "val");
        var level = own?.Element(W + "ilvl") is { } l ? Number(l.Attribute(W + "val")) : -1;
        var style = (string?)properties?.Element(W + "pStyle")?.Attribute(W + "val");
        for (var depth = 0; style is not null && depth < 10 && (id is null || level < 0) && _styles.TryGetValue(style, out var found); depth++)
        {
            var inherited = found.Element(W + "pPr")?.Element(W + "numPr");
            id ??= (string?)inherited?.Element(W + "numId")?.Attribute(W + "val");
            level = level < 0 && inherited?.Element(W + "ilvl") is { } i ? Number(i.Attribute(W + "val")) : level;
            style = (string?)found.Element(W + "basedOn")?.Attribute(W + "val");
        }

        return (id, Math.Max(0, level));
    }

    private static XElement? LevelOf(XElement definition, int level) => definition.Elements(W + "lvl").FirstOrDefault(l => Number(l.Attribute(W + "ilvl")) == level);

    private static int Start(XElement definition, Dictionary<int, int> starts, int level) =>
        starts.TryGetValue(level, out var start) ? start : LevelOf(definition, level)?.Element(W + "start") is { } own ? Number(own.Attribute(W + "val")) : 1;

    private static string Written(XElement definition, int level, int[] counts)
    {
        var pattern = (string?)LevelOf(definition, level)?.Element(W + "lvlText")?.Attribute(W + "val") ?? string.Empty;
        if (Format(definition, level) == "bullet")
        {
            return pattern is "-" or "–" or "+" or "*" ? pattern + " " : "- ";
        }

        var text = new StringBuilder(pattern.Length + 4);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                var at = pattern[++i] - '1';
                text.Append(Number(counts[at], Format(definition, at)));
            }
            else
            {
                text.Append(pattern[i]);
            }
        }

        return text.Length == 0 ? string.Empty : text.Append(' ').ToString();
    }

    private static string Format(XElement definition, int level) => (string?)LevelOf(definition, level)?.Element(W + "numFmt")?.Attribute(W + "val") ?? "decimal";

    private static string Number(int value, string format) => format switch
    {
        "upperRoman" => Roman(value),
        "lowerRoman" => Roman(value).ToLowerInvariant(),
        "upperLetter" when value is >= 1 and <= 26 => ((char)('A' + value - 1)).ToString(),
        "lowerLetter" when value is >= 1 and <= 26 => ((char)('a' + value - 1)).ToString(),
        "decimalZero" => value.ToString("00", CultureInfo.InvariantCulture),
        "none" => string.Empty,
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string Roman(int value)
    {
        if (value is < 1 or > 399)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        var text = new StringBuilder();
        foreach (var (worth, sign) in (ReadOnlySpan<(int, string)>)[(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
        {
            for (; value >= worth; value -= worth)
            {
                text.Append(sign);
            }
        }

        return text.ToString();
    }

    private static int Number(XAttribute? attribute) => int.TryParse((string?)attribute, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
