using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>Where a span of a report comes from.</summary>
/// <param name="Kind"><c>figure</c>, <c>award</c>, <c>fund</c>, <c>document</c>, <c>movement</c>, <c>profile</c>.</param>
/// <param name="Id">Record.</param>
/// <param name="Version">Version of the record when the model was made.</param>
/// <param name="Code">Token code, for people.</param>
/// <param name="Aspect">Which of the record's figures: <c>value</c>, <c>target:kh-huyen</c>, <c>percent:kh-huyen</c>, <c>change</c>…</param>
public sealed record RecordRef(string Kind, Guid Id, int Version, string Code, string Aspect);

/// <summary>What a span is.</summary>
public enum SpanKind
{
    /// <summary>Words of the template or of people.</summary>
    Text,

    /// <summary>A figure taken from a record.</summary>
    Live,

    /// <summary>A figure somebody typed into the text.</summary>
    Typed,

    /// <summary>A figure that is not known, or a token nobody knows.</summary>
    Missing,
}

/// <summary>A run of text of one origin.</summary>
public sealed record Span(string Text, SpanKind Kind = SpanKind.Text, RecordRef? Source = null, bool Bold = false, bool Italic = false, IReadOnlyList<Span>? Footnote = null);

/// <summary>How a paragraph is set: running text, "- ", "+ " under a dash, "1.", "a)", centred, legal basis.</summary>
public enum ParagraphKind { Body, Item, Numbered, Centered, Basis, SubItem, Lettered }

/// <summary>A paragraph, or a table when <see cref="Table"/> is set. Numbered and lettered ones carry their number from 1.</summary>
public sealed record Block(ParagraphKind Kind, IReadOnlyList<Span> Spans, int? Number = null, ModelTable? Table = null)
{
    /// <summary>What stands before the text: "- ", "+ ", "3. ", "đ) ", or nothing.</summary>
    [JsonIgnore]
    public string Mark => Kind == ParagraphKind.Numbered ? (Number ?? 1).ToString(CultureInfo.InvariantCulture) + ". " : ProseParser.MarkOf(Kind, Number ?? 1);
}

/// <summary>Alignment of a column of a table.</summary>
public enum ColumnAlign { Left, Center, Right }

/// <summary>A table of a report.</summary>
/// <param name="Columns">Columns from left to right.</param>
/// <param name="Header">Header rows, each with the cells that start in it; repeated on every page.</param>
/// <param name="Rows">Body rows.</param>
/// <param name="Caption">What the table shows, for people who hear it read out.</param>
public sealed record ModelTable(IReadOnlyList<ModelColumn> Columns, IReadOnlyList<IReadOnlyList<HeaderCell>> Header, IReadOnlyList<ModelRow> Rows, string? Caption = null);

/// <summary>A column: its width relative to the others and the alignment of its cells.</summary>
public sealed record ModelColumn(double Width, ColumnAlign Align = ColumnAlign.Left);

/// <summary>A header cell over some columns and header rows.</summary>
public sealed record HeaderCell(string Text, int Columns = 1, int Rows = 1);

/// <summary>A body row; <paramref name="Bold"/> for groups and totals.</summary>
public sealed record ModelRow(IReadOnlyList<ModelCell> Cells, bool Bold = false);

/// <summary>A body cell; each of its spans may keep a record.</summary>
public sealed record ModelCell(IReadOnlyList<Span> Spans, int Columns = 1);

/// <summary>State of a section in the outline.</summary>
public enum SectionState { Done, Empty, Problems, Hidden }

/// <summary>A section with its printed number.</summary>
public sealed record ModelSection(string Id, int Level, string? Number, string Title, bool Edited, bool Hidden, IReadOnlyList<Block> Blocks, IReadOnlyList<ModelSection> Sections)
{
    /// <summary>This section and all below it, in reading order.</summary>
    public IEnumerable<ModelSection> Flatten() => Sections.SelectMany(s => s.Flatten()).Prepend(this);

    /// <summary>This section and all below it that print.</summary>
    internal IEnumerable<ModelSection> Printed() => Hidden ? [] : Sections.SelectMany(s => s.Printed()).Prepend(this);
}

/// <summary>Letter head, number, place and date.</summary>
public sealed record ReportHead(string? ParentBody, string Body, string? Number, string Symbol, string Place, int Year, int? Month, int? Day);

/// <summary>Signature block.</summary>
public sealed record ReportSignature(string Authority, string Title, string? Office, string Name);

/// <summary>
/// A report as typed data: the one thing that becomes Word, PDF, JSON, the page of the composer, the checker's input and the locked snapshot.
/// </summary>
public sealed record ReportModel(
    string Commune, string Period, string Kind, string Template, ReportHead Head, string DocumentName, IReadOnlyList<string> Title, IReadOnlyList<Block> Preamble,
    IReadOnlyList<ModelSection> Sections, IReadOnlyList<Block> Closing, IReadOnlyList<string> Recipients, ReportSignature Signature, IReadOnlyList<string> Numbering,
    string? AuditHead = null, IReadOnlyList<ModelAppendix>? Appendices = null)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        WriteIndented = true,
        IndentSize = 1,
    };

    /// <summary>All sections in reading order.</summary>
    public IEnumerable<ModelSection> AllSections() => Sections.SelectMany(s => s.Flatten());

    /// <summary>Sections that print, in reading order: none that is hidden and none under a hidden one.</summary>
    public IEnumerable<ModelSection> PrintedSections() => Sections.SelectMany(s => s.Printed());

    /// <summary>All spans that print, in reading order, footnotes after their place.</summary>
    public IEnumerable<Span> AllSpans() =>
        Preamble.Concat(PrintedSections().SelectMany(s => s.Blocks)).Concat(Closing).Concat((Appendices ?? []).SelectMany(a => a.Blocks)).SelectMany(SpansOf);

    /// <summary>Spans of one block, table cells included.</summary>
    public static IEnumerable<Span> SpansOf(Block block) =>
        block.Spans.Concat(block.Table?.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Spans) ?? []).SelectMany(s => s.Footnote is null ? [s] : s.Footnote.Prepend(s));

    /// <summary>The plain words of a block.</summary>
    public static string TextOf(Block block) => string.Concat(SpansOf(block).Select(s => s.Text));

    /// <summary>The model as JSON.</summary>
    public string ToJson() => Json(this);

    /// <summary>A part of a report as JSON, written as in the whole.</summary>
    internal static string Json<T>(T part) => JsonSerializer.Serialize(part, s_json);

    /// <summary>Reads a stored model.</summary>
    public static ReportModel FromJson(string json) => OfJson<ReportModel>(json);

    /// <summary>Reads a part of a report written by <see cref="Json"/>.</summary>
    internal static T OfJson<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, s_json) ?? throw new DomainException("Bản báo cáo lưu trong máy bị hỏng: không đọc được.");
}
