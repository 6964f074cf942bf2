using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ThiDua.Awards;
using ThiDua.Figures;
using ThiDua.Indicators;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>How bad a problem is.</summary>
public enum ProblemWeight
{
    /// <summary>The report cannot be locked until it is mended or explained.</summary>
    Blocking,

    /// <summary>To be looked at.</summary>
    Look,
}

/// <summary>Something in the report that does not fit its records.</summary>
/// <param name="Key">Changes when the figures behind it change, so that an old explanation does not cover a new mistake.</param>
/// <param name="Rule">Rule id.</param>
/// <param name="SectionId">Section it stands in; null when it belongs to the whole report.</param>
/// <param name="Title">What is wrong, short.</param>
/// <param name="Detail">The arithmetic or the remedy.</param>
/// <param name="Quote">Words of the text to mark, when the problem is in the text.</param>
/// <param name="Figure">Code of the figure to open, when it is in a record.</param>
/// <param name="Explained">Reason given for letting it stand.</param>
public sealed record Problem(string Key, ProblemWeight Weight, string Rule, string? SectionId, string Title, string Detail, string? Quote = null, string? Figure = null, string? Explained = null)
{
    /// <summary>What can stand in place of the figure at fault with one press; null when nothing can.</summary>
    public Replacement? Replacement { get; init; }
}

/// <summary>A typed figure that contradicts its own sentence, and what was computed.</summary>
/// <param name="Start">Index of the figure in the quoted words.</param>
/// <param name="Written">As typed.</param>
/// <param name="Right">What to write.</param>
public sealed record Replacement(int Start, string Written, string Right);

/// <summary>Checks a composed report against its records. Every rule has an id; the text rules come from the figure checker.</summary>
public static class ReportProblems
{
    /// <summary>Rule of sections without content: shown as a state of the outline, not counted as a mistake.</summary>
    public const string EmptySection = "muc-trong";

    /// <summary>Rule of numbers typed although a record holds them.</summary>
    public const string TypedFigure = "so-go-tay";

    private const int MaximumCutOffGap = 31;

    /// <summary>All problems, blocking ones first, in reading order within each weight.</summary>
    public static IReadOnlyList<Problem> Find(ReportData data, ReportModel model)
    {
        var found = new List<Problem>();
        var records = new StatementMatcher(data.Sheet);
        found.AddRange(Head(data, model));
        foreach (var section in model.PrintedSections())
        {
            found.AddRange(InSection(data, section, records));
        }

        found.AddRange(InFigures(data, model));
        found.AddRange(InAppendices(data, model));
        return Ordered(data, found);
    }

    /// <summary>What is the matter with a text while it is being written, before it is saved.</summary>
    /// <param name="data">The records.</param>
    /// <param name="sectionId">Section the text is for.</param>
    /// <param name="blocks">The text with its figures.</param>
    public static IReadOnlyList<Problem> OfText(ReportData data, string sectionId, IReadOnlyList<Block> blocks)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(blocks);
        var records = new StatementMatcher(data.Sheet);
        return Ordered(data, blocks.SelectMany(b => InBlock(data, sectionId, b, records)));
    }

    private static IReadOnlyList<Problem> Ordered(ReportData data, IEnumerable<Problem> found) => [.. found.DistinctBy(p => p.Key).OrderBy(p => p.Weight)
        .Select(p => data.Explanations.TryGetValue(p.Key, out var reason) ? p with { Weight = ProblemWeight.Look, Explained = reason } : p)];

    private static IEnumerable<Problem> Head(ReportData data, ReportModel model)
    {
        var council = model.Head.Symbol.Contains("HĐTĐKT", StringComparison.Ordinal);
        if (council == data.Report.SignerAuthority.Contains("ỦY BAN", StringComparison.OrdinalIgnoreCase))
        {
            yield return Make(ProblemWeight.Blocking, "co-quan-ky", null, "Ký hiệu và người ký không cùng một cơ quan",
                $"Ký hiệu {model.Head.Symbol} nhưng ký “{data.Report.SignerAuthority}”. Sửa cơ quan ban hành hoặc khối chữ ký.");
        }

        if (string.IsNullOrWhiteSpace(data.Report.SignerName))
        {
            yield return Make(ProblemWeight.Blocking, "nguoi-ky", null, "Chưa có tên người ký", "Khối chữ ký còn trống tên. Sửa ở phần thể thức của báo cáo.");
        }

        foreach (var document in data.Documents.Where(d => d is { Relation: Registry.DocumentRelation.PhapLy, ReplacedById: not null }))
        {
            var by = data.Documents.FirstOrDefault(d => d.Id == document.ReplacedById);
            yield return Make(ProblemWeight.Look, "het-hieu-luc", null, $"{DocumentShort(document)} đã được thay thế",
                by is null ? "Xem lại danh mục quy định đang áp dụng." : $"Văn bản thay thế: {DocumentShort(by)}. Xem lại danh mục quy định đang áp dụng.");
        }

        foreach (var document in data.Documents.Where(d => d.IssuedOn is { } day && data.Report.IssuedOn is { } issued && day > issued))
        {
            yield return Make(ProblemWeight.Blocking, "vien-dan-sau", null, "Viện dẫn văn bản ban hành sau báo cáo",
                $"{TokenExpander.DocumentText(document)}: ngày văn bản sau ngày báo cáo. Xem lại ngày của một trong hai.");
        }
    }

    /// <summary>An award that no row of the appendix counts would be missing from the total without anybody noticing; a count not known is blank there.</summary>
    private static IEnumerable<Problem> InAppendices(ReportData data, ReportModel model)
    {
        foreach (var appendix in model.Appendices ?? [])
        {
            if (TableLayout.Find(appendix.Id) is not { Kind: LayoutKind.Awards } layout)
            {
                continue;
            }

            foreach (var line in AwardTable.Outside(layout, data))
            {
                yield return Make(ProblemWeight.Look, "ngoai-phu-luc", null, $"{appendix.Label} không có hàng cho một dòng khen thưởng",
                    $"{AwardWords.Line(line)} ({TitleWords.Level(line.Level)}): không được cộng trong phụ lục. Xem lại danh hiệu, hình thức hoặc cấp khen.");
            }

            foreach (var line in data.Awards.Where(a => a is { System: AwardSystem.State, State: AwardState.Awarded, Count: null }))
            {
                yield return Make(ProblemWeight.Look, "phu-luc-thieu-so-luong", null, $"{appendix.Label}: một dòng khen thưởng chưa có số lượng",
                    $"{AwardWords.Line(line)}, {AwardWords.ReasonInSentence(line.Reason)}: phụ lục chưa cộng dòng này. Nhập số lượng ở trang Khen thưởng.");
            }
        }
    }

    private static string DocumentShort(Registry.OfficialDocument d) => $"{Registry.DocumentWords.Type(d.Type)} {d.NumberAndSymbol ?? d.Abstract}";

    private static IEnumerable<Problem> InSection(ReportData data, ModelSection section, StatementMatcher records)
    {
        if (section.Blocks.Count == 0 && section.Sections.Count == 0)
        {
            yield return Make(ProblemWeight.Look, EmptySection, section.Id, $"Mục “{section.Title}” chưa có nội dung", "Viết đoạn cho mục này, hoặc ẩn mục nếu năm nay không có.");
        }

        foreach (var problem in section.Blocks.SelectMany(b => InBlock(data, section.Id, b, records)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> InBlock(ReportData data, string sectionId, Block block, StatementMatcher records)
    {
        foreach (var span in ReportModel.SpansOf(block).Where(s => s.Kind == SpanKind.Missing))
        {
            yield return span.Source is { } source
                ? Make(ProblemWeight.Blocking, "thieu-so", sectionId, "Thiếu số liệu", $"{VietnameseText.Capitalise(span.Text.Trim('[', ']'))}. Nhập số, hoặc bỏ câu nếu năm nay không có.", span.Text, source.Code)
                : Make(ProblemWeight.Blocking, "ma-la", sectionId, "Mã số liệu không có", $"{VietnameseText.Capitalise(span.Text.Trim('[', ']'))}. Chọn lại số từ danh mục chỉ tiêu.", span.Text);
        }

        foreach (var problem in InText(data, sectionId, block).Concat(AgainstRecords(data, sectionId, block, records)))
        {
            yield return problem;
        }
    }

    /// <summary>A number typed although a record holds it: the two can part unnoticed, or have done so already. What is said of the year to come is another figure.</summary>
    private static IEnumerable<Problem> AgainstRecords(ReportData data, string sectionId, Block block, StatementMatcher records)
    {
        var text = ReportModel.TextOf(block);
        if (data.Report.Kind == ReportKind.KeHoach || sectionId.Contains("phuong-huong", StringComparison.Ordinal) || !ReportModel.SpansOf(block).Any(s => s.Kind == SpanKind.Typed) || text.Contains((data.Period.Year + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
        {
            yield break;
        }

        foreach (var statement in FigureStatements.Read(text).Where(s => IsTyped(block, s.NumberStart, s.NumberLength)))
        {
            if (records.Find(statement) is not ({ Row: { } row }, true) || StatementMatcher.Factor(statement, row.Indicator) is not { } factor)
            {
                continue;
            }

            var stored = row.Indicator.Shape == Shape.CountShare && statement.Unit == "%" ? row.Measure : row.Value;
            if (stored is not { } known)
            {
                continue;
            }

            var said = statement.Value * factor;
            var same = said == AttainmentRules.Round(known, Math.Min(6, FigureText.Places(said)));
            var quote = text.Substring(statement.NumberStart, statement.NumberLength);
            var name = row.Indicator.Name;
            yield return same
                ? Make(ProblemWeight.Look, TypedFigure, sectionId, $"“{quote}” gõ tay, trùng bản ghi “{name}”", $"Nên thay bằng số sống [[{row.Indicator.Code}]]: bản ghi đổi thì câu đổi theo.", quote, row.Indicator.Code)
                : Make(ProblemWeight.Look, TypedFigure, sectionId, $"“{quote}” gõ tay, khác bản ghi “{name}”", $"Bản ghi là {FigurePhrases.Number(row, known)} {(statement.Unit == "%" ? "%" : row.Indicator.UnitName)}. Nên thay bằng số sống [[{row.Indicator.Code}]], hoặc sửa bản ghi.", quote, row.Indicator.Code);
        }
    }

    private static bool IsTyped(Block block, int start, int length)
    {
        var at = 0;
        foreach (var span in ReportModel.SpansOf(block))
        {
            if (at < start + length && start < at + span.Text.Length)
            {
                return span.Kind == SpanKind.Typed;
            }

            at += span.Text.Length;
        }

        return false;
    }

    private static IEnumerable<Problem> InText(ReportData data, string sectionId, Block block)
    {
        // Only typed text is checked: live figures are computed, so they are right by construction and their words come from their sign.
        var text = ReportModel.TextOf(block);
        foreach (var finding in FigureChecks.Check(text))
        {
            var quote = text.Substring(finding.Start, finding.Length);
            if (finding.RuleId == "deu-dat")
            {
                var missed = data.Sheet.Rows.Where(r => r.Status == AttainmentStatus.Missed).ToList();
                if (missed.Count > 0)
                {
                    var worst = missed.MinBy(r => r.Targets.Select(t => r.Against(t).Percent ?? 100).Min())!;
                    yield return Make(ProblemWeight.Blocking, "deu-dat", sectionId, $"“{quote.Trim()}” trái số liệu",
                        $"{missed.Count.ToString(CultureInfo.InvariantCulture)} chỉ tiêu chưa đạt, thấp nhất: {VietnameseText.LowerFirst(worst.Indicator.Name)} {Stand(worst)}.", quote, worst.Indicator.Code);
                }
            }
            else if (finding.Verdict != Verdict.Style && TouchesTyped(block, finding))
            {
                yield return Make(finding.Verdict == Verdict.Wrong ? ProblemWeight.Blocking : ProblemWeight.Look, finding.RuleId, sectionId,
                    $"“{quote.Trim()}”", finding.Message, quote) with { Replacement = ReplacementOf(block, finding) };
            }
            else if (TouchesTyped(block, finding))
            {
                yield return Make(ProblemWeight.Look, finding.RuleId, sectionId, $"“{quote.Trim()}”", finding.Message, quote) with { Replacement = ReplacementOf(block, finding) };
            }
        }
    }

    private static IEnumerable<Problem> InFigures(ReportData data, ReportModel model)
    {
        var used = model.AllSpans().Where(s => s.Source is { Kind: "figure" }).Select(s => s.Source!.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var row in data.Sheet.Rows)
        {
            var name = row.Indicator.Name;
            if (row.Figure is { PartsCover: true, Parts.Count: > 0 } figure && row.Indicator.Source == FigureSource.Typed && row.Value is { } whole && row.Children.Count == 0
                && figure.Parts.All(p => p.Value is not null && (p.UnitName is null or "")))
            {
                var addends = figure.Parts.Where(p => p.Role == PartRole.Addend).Select(p => p.Value!.Value).ToList();
                if (addends.Sum() != whole)
                {
                    yield return Make(ProblemWeight.Blocking, "tong-phan", SectionOf(model, row), $"{name}: các phần không cộng thành tổng",
                        $"{string.Join(" + ", addends.Select(a => VietnameseNumber.FormatTrimmed(a, row.Indicator.Decimals)))} = {VietnameseNumber.FormatTrimmed(addends.Sum(), row.Indicator.Decimals)}, tổng ghi {VietnameseNumber.FormatTrimmed(whole, row.Indicator.Decimals)}.",
                        null, row.Indicator.Code);
                }
            }

            if (row.Figure?.AsOf is { } day && row.Targets.Any(t => t.Form == BenchmarkForm.Level) && data.Period.End.DayNumber - day.DayNumber > MaximumCutOffGap)
            {
                yield return Make(ProblemWeight.Look, "ky-lech", SectionOf(model, row), $"{name}: số chưa đủ kỳ",
                    $"Số {FigurePhrases.CutOff(row, data.Period)} so với chỉ tiêu cả {data.Period.Label}. Cập nhật số cuối kỳ hoặc giữ ghi chú ngày chốt.", null, row.Indicator.Code);
            }

            if (row.Targets.Any(t => t.Value is null && t.StatedPercent is not null))
            {
                yield return Make(ProblemWeight.Look, "chua-nhap-giao", SectionOf(model, row), $"{name}: chưa nhập số giao", "Báo cáo in tỷ lệ đã nêu mà máy không tính lại được. Nhập chỉ tiêu giao.", null, row.Indicator.Code);
            }

            if (row.Indicator.Source == FigureSource.Typed && row.Figure is { Note: { } note } && used.Contains(row.Indicator.Code))
            {
                yield return Make(ProblemWeight.Look, "ghi-chu", SectionOf(model, row), $"{name}: có ghi chú cần đối chiếu", note, null, row.Indicator.Code);
            }
        }

        foreach (var row in data.Sheet.HeadlineRows.Where(r => r.Value is null && !used.Contains(r.Indicator.Code)))
        {
            yield return Make(ProblemWeight.Blocking, "thieu-so", null, "Thiếu số liệu chỉ tiêu chủ yếu", row.Indicator.Name + ": chưa có kết quả. Nhập số trước khi ký.", null, row.Indicator.Code);
        }
    }

    private static string? SectionOf(ReportModel model, FigureRow row) =>
        model.PrintedSections().FirstOrDefault(s => s.Blocks.SelectMany(ReportModel.SpansOf).Any(x => x.Source?.Code == row.Indicator.Code))?.Id;

    private static string Stand(FigureRow row)
    {
        var target = row.Targets.First(t => row.Against(t).Status == AttainmentStatus.Missed);
        var percent = row.Against(target).Percent;
        return string.Concat(FigurePhrases.Value(row).Select(s => s.Text)) + (target.Value is { } goal ? "/" + FigurePhrases.Number(row, goal) : "")
            + (percent is { } p ? $" ({VietnameseNumber.FormatTrimmed(p, row.PercentPlaces(target))}%)" : "");
    }

    /// <summary>The figure at fault: the per cent of a ratio, else the whole quote. A figure of a record is corrected there, not here.</summary>
    private static Replacement? ReplacementOf(Block block, Claim finding)
    {
        var (start, end) = (0, finding.Length);
        if (finding.Computed is not null)
        {
            end = finding.Text.LastIndexOf('%');
            while (end > 0 && finding.Text[end - 1] == ' ')
            {
                end--;
            }

            start = end;
            while (start > 0 && (char.IsAsciiDigit(finding.Text[start - 1]) || finding.Text[start - 1] is ',' or '.'))
            {
                start--;
            }
        }

        if ((finding.Computed ?? finding.Suggestion) is not { } right || start >= end)
        {
            return null;
        }

        var at = 0;
        foreach (var span in ReportModel.SpansOf(block))
        {
            var next = at + span.Text.Length;
            if (span.Kind is SpanKind.Live or SpanKind.Missing && at < finding.Start + end && finding.Start + start < next)
            {
                return null;
            }

            at = next;
        }

        return new(start, finding.Text[start..end], right);
    }

    private static bool TouchesTyped(Block block, Claim finding)
    {
        var at = 0;
        foreach (var span in ReportModel.SpansOf(block))
        {
            var end = at + span.Text.Length;
            if (span.Kind != SpanKind.Live && at < finding.Start + finding.Length && finding.Start < end && span.Text.Any(char.IsAsciiDigit))
            {
                return true;
            }

            at = end;
        }

        return false;
    }

    private static Problem Make(ProblemWeight weight, string rule, string? section, string title, string detail, string? quote = null, string? figure = null)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', rule, section, title, detail))))[..16];
        return new(key, weight, rule, section, title, detail, quote, figure);
    }
}
