using System.Globalization;
using ThiDua.Indicators;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>A composed report: the model, and per section the text people would edit.</summary>
public sealed record ComposedReport(ReportModel Model, IReadOnlyDictionary<string, string> Sources);

/// <summary>Template + records + edited sections → the typed model. Pure: the same data give the same report.</summary>
public sealed class ReportComposer
{
    private readonly ReportData _data;
    private readonly ReportTemplate _template;
    private readonly TokenExpander _tokens;
    private readonly TemplateSource _source;
    private readonly Dictionary<string, string> _sources = new(StringComparer.Ordinal);

    private ReportComposer(ReportData data, ReportTemplate template)
    {
        (_data, _template) = (data, template);
        _tokens = new(data);
        _source = new(data, _tokens);
    }

    /// <summary>Composes the report with its own template.</summary>
    public static ComposedReport Compose(ReportData data) => Compose(data, data.Template);

    /// <summary>Composes the report with a given template.</summary>
    public static ComposedReport Compose(ReportData data, ReportTemplate template)
    {
        var composer = new ReportComposer(data, template);
        var model = composer.Model();
        return new(model, composer._sources);
    }

    private ReportModel Model()
    {
        var report = _data.Report;
        var profile = _data.Profile;
        var council = report.Issuer == ReportIssuer.HoiDong;
        var unit = $"UBND {profile.FullName}".ToUpperInvariant();
        var preamble = _template.Preamble.SelectMany(b => _source.Of(b, null)).Select(p => ToBlock(p, null)).ToList();
        var sections = Sections(_template.Sections, level: 0, parentNumbers: [], field: null);
        var issued = report.IssuedOn;
        return new(
            _data.CommuneCode, report.Period, Code.Of(report.Kind), $"{report.TemplateId}@{report.TemplateVersion.ToString(CultureInfo.InvariantCulture)}",
            new(council ? unit : null, council ? "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG" : unit, report.Number, council ? "BC-HĐTĐKT" : "BC-UBND", profile.Place,
                issued?.Year ?? _data.Period.End.Year, issued?.Month ?? _data.Period.End.Month, issued?.Day),
            _template.DocumentName,
            [Plain(_template.Title)],
            preamble,
            sections,
            _template.Closing.Length == 0 ? [] : [ToBlock(new(ParagraphKind.Body, _template.Closing), null)],
            report.Recipients,
            new(report.SignerAuthority, report.SignerTitle, report.SignerOffice, report.SignerName),
            _template.Numbering);
    }

    private List<ModelSection> Sections(IReadOnlyList<TemplateSection> definitions, int level, IReadOnlyList<int> parentNumbers, Field? field)
    {
        var made = new List<ModelSection>();
        var number = 0;
        foreach (var definition in definitions)
        {
            if (!_source.Applies(definition.When))
            {
                continue;
            }

            var over = definition.Each is { } each
                ? _data.Sheet.FieldsUnder(each.Fields == 1 ? null : field?.Id).Where(f => f.Printed).Select(f => (Field?)f).ToList()
                : [definition.Field is { } code ? _data.Sheet.Fields.FirstOrDefault(f => f.Code == code) ?? field : field];
            foreach (var current in over)
            {
                if (definition.Each?.Fields == 1 || definition.Field is not null)
                {
                    _tokens.StartField();
                }

                var id = definition.Each is null ? definition.Id : $"{definition.Id}/{current!.Code}";
                var edit = _data.Edits.GetValueOrDefault(id);
                var hidden = definition.Hidden || edit?.Hidden == true;
                // A mark ("-") is not counted; what is hidden or has nothing to print leaves no gap in the numbers.
                var counted = !hidden && Pattern(definition, level).Contains('{', StringComparison.Ordinal);
                number += counted ? 1 : 0;

                var section = Section(definition, id, level, hidden ? parentNumbers : [.. parentNumbers, number], current, edit);
                // A field without text or figures is no section of this year's report.
                if (definition.Each is null || section.Flatten().Any(s => s.Blocks.Count > 0) || edit is not null)
                {
                    made.Add(section);
                }
                else
                {
                    number -= counted ? 1 : 0;
                }
            }
        }

        return made;
    }

    private ModelSection Section(TemplateSection definition, string id, int level, IReadOnlyList<int> numbers, Field? field, ReportSection? edit)
    {
        var pattern = Pattern(definition, level);
        var title = Plain(definition.Title.Replace("{heading}", field?.Heading ?? field?.Name ?? "", StringComparison.Ordinal).Replace("{field}", field?.Name ?? "", StringComparison.Ordinal));
        var blocks = new List<Block>();
        var paragraphs = new List<SourceParagraph>();
        int? item = null;
        void Add(SourceParagraph paragraph)
        {
            paragraphs.Add(paragraph);
            item = paragraph.Kind == ParagraphKind.Numbered ? (item ?? 0) + 1 : item;
            blocks.Add(ToBlock(paragraph, paragraph.Kind == ParagraphKind.Numbered ? item : null));
        }

        if (edit?.Text is { } text)
        {
            foreach (var paragraph in TemplateSource.Paragraphs(text))
            {
                Add(paragraph);
            }
        }
        else
        {
            foreach (var block in definition.Body)
            {
                foreach (var paragraph in _source.Of(block, field))
                {
                    Add(paragraph);
                }
            }
        }

        var hidden = definition.Hidden || edit?.Hidden == true;
        _sources[id] = TemplateSource.ToText(paragraphs);
        var below = Sections(definition.Sections, level + 1, numbers, field);
        var printedLevel = definition.Number is null ? level : Math.Max(level, _template.Numbering.IndexOf(definition.Number));
        return new(id, printedLevel, hidden ? null : NumberText(pattern, numbers), title, edit?.Text is not null, hidden, blocks, below);
    }

    private string Pattern(TemplateSection definition, int level) =>
        definition.Number ?? _template.Numbering[Math.Min(level, _template.Numbering.Count - 1)];

    private Block ToBlock(SourceParagraph paragraph, int? number) => new(paragraph.Kind, _tokens.Expand(paragraph.Text), number);

    private string Plain(string text) => string.Concat(_tokens.Expand(text).Select(s => s.Text));

    /// <summary>Fills a pattern: the last placeholder takes the section's own number, those before it the numbers above.</summary>
    public static string NumberText(string pattern, IReadOnlyList<int> numbers)
    {
        var holes = pattern.Count(c => c == '{');
        var at = numbers.Count - holes;
        var text = pattern;
        for (; at < numbers.Count; at++)
        {
            var open = text.IndexOf('{', StringComparison.Ordinal);
            if (open < 0 || at < 0)
            {
                break;
            }

            var value = text[open + 1] == 'I' ? Roman(numbers[at]) : numbers[at].ToString(CultureInfo.InvariantCulture);
            text = text[..open] + value + text[(text.IndexOf('}', open) + 1)..];
        }

        return text;
    }

    private static string Roman(int number)
    {
        (int Value, string Text)[] steps = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var text = "";
        foreach (var (value, letters) in steps)
        {
            for (; number >= value; number -= value)
            {
                text += letters;
            }
        }

        return text;
    }
}
