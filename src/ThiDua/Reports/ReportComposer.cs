using System.Globalization;
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
    private readonly OutlineLevels _levels;
    private readonly Dictionary<string, string> _sources = new(StringComparer.Ordinal);

    private ReportComposer(ReportData data, ReportTemplate template)
    {
        (_data, _template) = (data, template);
        _tokens = new(data);
        _source = new(data, _tokens);
        _levels = new(template);
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
        var preamble = _template.Preamble.SelectMany(b => _source.Of(b, SectionScope.None)).Select(p => ToBlock(p, null)).ToList();
        var sections = Sections(_template.Sections, depth: 0, parentNumbers: [], SectionScope.None, _template.Numbering);
        // a draft bears the month it is written in: it will be signed then, not on the last day of the period
        var issued = report.IssuedOn;
        var drafted = _data.Today ?? _data.Period.End;
        var head = new ReportHead(
            council ? unit : null, council ? "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG" : unit, report.Number, ReportWords.Symbol(report.Kind, report.Issuer), profile.Place,
            issued?.Year ?? drafted.Year, issued?.Month ?? drafted.Month, issued?.Day);
        var appendices = Appendices.Compose(_data, _template.Appendices.Where(a => _source.Applies(a.When)), _tokens, head);
        return new(
            _data.CommuneCode, report.Period, Code.Of(report.Kind), $"{report.TemplateId}@{report.TemplateVersion.ToString(CultureInfo.InvariantCulture)}",
            head,
            _template.DocumentName,
            _data.Corrected is null ? [Plain(_template.Title)] : [Plain(_template.Title), $"(Đính chính {Corrected(_data.Corrected)})"],
            _data.Corrected is { } corrected ? [.. preamble, Correction(corrected)] : preamble,
            sections,
            _template.Closing.Length == 0 ? [] : [ToBlock(new(ParagraphKind.Body, _template.Closing), null)],
            report.Recipients,
            new(report.SignerAuthority, report.SignerTitle, report.SignerOffice, report.SignerName),
            _levels.Patterns,
            Appendices: appendices.Count == 0 ? null : appendices);
    }

    /// <summary>"Báo cáo số 152/BC-HĐTĐKT ngày 12 tháng 12 năm 2022".</summary>
    private string Corrected(CorrectedEdition corrected)
    {
        var letter = ReportLayout.Head(corrected.Head);
        return $"{(_data.Report.Kind == ReportKind.KeHoach ? "Kế hoạch" : "Báo cáo")} số {letter.NumberText} {letter.DateText}";
    }

    private Block Correction(CorrectedEdition corrected) => new(ParagraphKind.Body, [.. TypedNumbers.Split(
        $"Văn bản này đính chính và thay thế {Corrected(corrected)} của {Plain("{co-quan}")}{(corrected.Reason is { } reason ? $". Lý do: {VietnameseText.LowerFirst(reason.Trim().TrimEnd('.'))}" : "")}.")]);

    private List<ModelSection> Sections(IReadOnlyList<TemplateSection> definitions, int depth, IReadOnlyList<int> parentNumbers, SectionScope scope, IReadOnlyList<string> patterns)
    {
        var made = new List<ModelSection>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            if (!_source.Applies(definition.When))
            {
                continue;
            }

            var about = definition.Field is { } code && _data.Sheet.Fields.FirstOrDefault(f => f.Code == code) is { } named ? scope with { Field = named } : scope;
            var pattern = OutlineLevels.PatternOf(definition, depth, patterns);
            foreach (var (copy, current) in _source.Over(definition.Each, about))
            {
                if (definition.Each?.Fields == 1 || definition.Field is not null)
                {
                    _tokens.StartField();
                }

                var id = copy is null ? definition.Id : $"{definition.Id}/{copy}";
                var edit = _data.Edits.GetValueOrDefault(id);
                var hidden = definition.Hidden || edit?.Hidden == true;
                // A mark ("-") is not counted; what is hidden or has nothing to print leaves no gap in the numbers.
                var number = counts.GetValueOrDefault(pattern) + (!hidden && OutlineLevels.Counts(pattern) ? 1 : 0);
                var section = Section(definition, id, depth, hidden ? parentNumbers : [.. parentNumbers, number], current, edit, pattern, patterns);
                // A field without text or figures is no section of this year's report.
                if (definition.Each is null || section.Flatten().Any(s => s.Blocks.Count > 0) || edit is not null)
                {
                    counts[pattern] = number;
                    made.Add(section);
                }
            }
        }

        return made;
    }

    private ModelSection Section(TemplateSection definition, string id, int depth, IReadOnlyList<int> numbers, SectionScope scope, ReportSection? edit, string pattern, IReadOnlyList<string> patterns)
    {
        var blocks = new List<Block>();
        var paragraphs = new List<SourceParagraph>();
        var items = new ItemCounter();

        // One by one: what a paragraph printed is known before the next is made.
        foreach (var paragraph in edit?.Text is { } text ? ProseParser.Paragraphs(text) : definition.Body.SelectMany(b => _source.Of(b, scope)))
        {
            paragraphs.Add(paragraph);
            blocks.Add(ToBlock(paragraph, items.Next(paragraph.Kind)));
        }

        var hidden = definition.Hidden || edit?.Hidden == true;
        _sources[id] = TemplateSource.ToText(paragraphs);
        var below = Sections(definition.Sections, depth + 1, numbers, scope, OutlineLevels.Below(definition, depth, patterns));
        return new(id, _levels.Of(depth, pattern), hidden ? null : NumberText(pattern, numbers), Plain(scope.Title(definition.Title)), edit?.Text is not null, hidden, blocks, below);
    }

    private Block ToBlock(SourceParagraph paragraph, int? number) => TableLayout.OfToken(paragraph.Text) is { } layout
        ? new(ParagraphKind.Centered, [], Table: FigureTable.Build(layout, _data, _tokens))
        : new(paragraph.Kind, _tokens.Expand(paragraph.Text), number);

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

            var value = text[open + 1] switch
            {
                'I' => Roman(numbers[at]),
                'a' => VietnameseLetters.Of(Math.Max(1, numbers[at])),
                _ => numbers[at].ToString(CultureInfo.InvariantCulture),
            };
            text = text[..open] + value + text[(text.IndexOf('}', open) + 1)..];
        }

        return text;
    }

    internal static string Roman(int number)
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
