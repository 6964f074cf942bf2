using System.Globalization;
using ThiDua.Awards;
using ThiDua.Figures;
using ThiDua.Fund;
using ThiDua.Indicators;
using ThiDua.Movements;
using ThiDua.Registry;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>Replaces the tokens of a text by spans that keep their record. An unknown or empty token becomes a missing span, never an exception.</summary>
public sealed class TokenExpander(ReportData data)
{
    private readonly HashSet<string> _printed = new(StringComparer.Ordinal);

    /// <summary>Codes of figures printed so far in the current field; blocks that print "the rest" skip them.</summary>
    public IReadOnlySet<string> Printed => _printed;

    /// <summary>Forgets what was printed: called at the start of each field section.</summary>
    public void StartField() => _printed.Clear();

    /// <summary>Notes that a figure is printed, for places that print it without a token.</summary>
    public Span Printing(FigureRow row, Span span)
    {
        _printed.Add(row.Indicator.Code);
        return span;
    }

    /// <summary>Spans of one paragraph.</summary>
    public IReadOnlyList<Span> Expand(string text) => Expand(ProseParser.Parse(text));

    private List<Span> Expand(IReadOnlyList<Piece> pieces)
    {
        var spans = new List<Span>();
        Expand(pieces, bold: false, spans);
        return spans;
    }

    private void Expand(IReadOnlyList<Piece> pieces, bool bold, List<Span> spans)
    {
        foreach (var piece in pieces)
        {
            switch (piece)
            {
                case Piece.Words words:
                    foreach (var span in TypedNumbers.Split(words.Text))
                    {
                        Add(spans, span, bold);
                    }

                    break;
                case Piece.Bold b:
                    Expand(b.Content, bold: true, spans);
                    break;
                case Piece.Footnote note:
                    spans.Add(new("", Footnote: Expand(note.Content)));
                    break;
                case Piece.Setting setting:
                    Add(spans, Setting(setting.Name), bold);
                    break;
                case Piece.Token token:
                    foreach (var span in Token(token.Code, token.Aspect))
                    {
                        Add(spans, span, bold);
                    }

                    break;
            }
        }
    }

    /// <summary>Adds a span; words after words of the same look become one span.</summary>
    private static void Add(List<Span> spans, Span span, bool bold)
    {
        if (span.Bold != bold)
        {
            span = span with { Bold = bold };
        }

        if (span is { Kind: SpanKind.Text, Footnote: null } && spans is [.., { Kind: SpanKind.Text, Footnote: null } last] && last.Bold == span.Bold && last.Italic == span.Italic)
        {
            spans[^1] = last with { Text = last.Text + span.Text };
        }
        else
        {
            spans.Add(span);
        }
    }

    private IReadOnlyList<Span> Token(string code, string aspect)
    {
        if (data.Sheet.Find(code) is { } row)
        {
            _printed.Add(code);
            if (aspect is "parts")
            {
                _printed.UnionWith(row.Children.Select(c => c.Indicator.Code));
            }

            return aspect switch
            {
                "" => FigurePhrases.Value(row),
                "kh" => FigurePhrases.AgainstTargets(row),
                "truoc" => FigurePhrases.Change(row) is { Count: > 0 } change ? change : [Unknown($"[chưa có số cùng kỳ: {row.Indicator.Name}]")],
                "giao" => FigurePhrases.Asked(row) is { Count: > 0 } asked ? asked : [Unknown($"[chưa nhập số giao: {row.Indicator.Name}]")],
                "parts" => FigurePhrases.Parts(row),
                "words" => FigurePhrases.Words(row),
                "den" => FigurePhrases.CutOff(row, data.Period) is { } day ? [new(day, SpanKind.Live, new("figure", row.Figure!.Id, row.Figure.Version, code, "as-of"))] : [new(data.Period.Label)],
                "full" => FigurePhrases.Full(row, data.Period),
                _ when row.Targets.Any(t => t.SourceCode == aspect) || aspect is "kh-huyen" or "nq-hdnd" or "kh-nam" or "kh-tinh" => FigurePhrases.AgainstTargets(row, aspect),
                _ => [Unknown($"[{code} không có cách in “{aspect}”]")],
            };
        }

        return code.Split('.') switch
        {
            ["quy", "da-chi"] => Money(Fund(FundEntryKind.Payment), "fund", code, aspect),
            ["quy", "du-toan"] => Money(Fund(FundEntryKind.Allocation), "fund", code, aspect),
            ["quy", "con-lai"] => Money(Fund(FundEntryKind.Allocation) - Fund(FundEntryKind.Payment), "fund", code, aspect),
            ["khen", var group] when InGroup(group).ToList() is { Count: > 0 } lines => Counts(lines, code),
            ["khen", var groups, "tien"] when groups.Split('+').SelectMany(InGroup).ToList() is { Count: > 0 } lines =>
                Money(lines.Sum(l => FundRules.MoneyOf(l, data.Rates, data.Period.End) ?? 0), "award", code, aspect, lines[0]),
            ["khen", var group, var line] when aspect == "nguoi" && InGroup(group).FirstOrDefault(a => a.Code == line) is { } named => Recipients(named, code),
            ["khen", var group, var line] when InGroup(group).Where(a => a.Code == line).ToList() is { Count: > 0 } lines => Counts(lines, code),
            ["muc", var subject] when Rate(subject) is { } rate =>
                [new(VietnameseNumber.Format(rate.Amount, 0) + " đồng", SpanKind.Live, new("fund", rate.Id, rate.Version, code, "rate"))],
            ["bang", var layout] => [Unknown($"[bảng “{layout}” phải đứng riêng một đoạn]")],
            ["vb", var id] when data.Documents.FirstOrDefault(d => d.Code == id) is { } document =>
                [new(DocumentText(document, issuer: aspect != "ngan"), SpanKind.Live, new("document", document.Id, document.Version, code, "citation"))],
            ["pt", var id] when data.Movements.FirstOrDefault(m => m.Code == id) is { } movement =>
                [new("“" + movement.Name + "”", SpanKind.Live, new("movement", movement.Id, movement.Version, code, "name"))],
            ["ky-niem", var day] when Anniversaries.Words(day, aspect, data.Period.Year) is { } words => [new(words)],
            _ => [Unknown($"[không có số liệu “{code}”]")],
        };
    }

    private decimal Fund(FundEntryKind kind) => FundRules.Total(kind, data.FundEntries, data.FundLines, data.Rates, data.Period.End);

    private RewardRate? Rate(string subject) => Enum.GetValues<AwardSubject>().Where(s => string.Equals(Code.Of(s), subject, StringComparison.Ordinal))
        .Select(s => FundRules.RateOn(data.Rates, s, data.Period.End)).FirstOrDefault();

    private IEnumerable<AwardLine> InGroup(string group) => data.Awards.Where(a => a.GroupCode == group);

    /// <summary>Who got an award: by position, else by name, when all are named; else the count, with those named in brackets.</summary>
    private static List<Span> Recipients(AwardLine line, string code)
    {
        if (line.Recipients.Count == 0)
        {
            return Counts([line], code);
        }

        var source = new RecordRef("award", line.Id, line.Version, code, "count");
        var names = line.Recipients.OrderBy(r => r.Order).Select(r => line.Subject == AwardSubject.Individual ? r.Position ?? r.Name : r.Name).ToList();
        var listed = names.Count == 1 ? names[0] : string.Join(", ", names.SkipLast(1)) + " và " + names[^1];
        return line.Count is null || line.Count == names.Count ? [new(listed, SpanKind.Live, source)] : [.. Counts([line], code), new(" (trong đó có "), new(listed, SpanKind.Live, source), new(")")];
    }

    private static List<Span> Counts(IEnumerable<AwardLine> lines, string code)
    {
        var spans = new List<Span>();
        foreach (var line in lines)
        {
            if (spans.Count > 0)
            {
                spans.Add(new(", "));
            }

            var source = new RecordRef("award", line.Id, line.Version, code, "count");
            if (line.Count is { } count)
            {
                spans.Add(new(VietnameseNumber.Count(count), SpanKind.Live, source));
                spans.Add(new(" " + TitleWords.Subject(line.Subject)));
            }
            else
            {
                spans.Add(new(TitleWords.Subject(line.Subject), SpanKind.Live, source));
            }

            if (line.Note is { } note)
            {
                spans.Add(new(" ("));
                spans.AddRange(TypedNumbers.Split(note));
                spans.Add(new(")"));
            }
        }

        return spans;
    }

    private static IReadOnlyList<Span> Money(decimal amount, string kind, string code, string aspect, AwardLine? line = null)
    {
        var source = new RecordRef(kind, line?.Id ?? Guid.Empty, line?.Version ?? 0, code, "amount");
        var figure = new Span(VietnameseNumber.Format(amount, 0) + " đồng", SpanKind.Live, source);
        if (aspect == "trieu")
        {
            return [figure with { Text = VietnameseNumber.FormatTrimmed(amount / 1_000_000, 3) + " triệu đồng" }];
        }

        if (aspect == "chu")
        {
            return [new(VietnameseNumber.MoneyInWords(amount), SpanKind.Live, source with { Aspect = "words" })];
        }

        return aspect == "words" ? [figure, new(" ("), new(VietnameseNumber.MoneyInWords(amount), SpanKind.Live, source with { Aspect = "words" }), new(")")] : [figure];
    }

    /// <summary>"Hướng dẫn số 07/HD-TĐKT ngày 11/11/2022 của Hội đồng TĐKT huyện Đại Từ về …"; without <paramref name="issuer"/> where the sentence names it already.</summary>
    public static string DocumentText(OfficialDocument d, bool issuer = true)
    {
        var text = DocumentWords.Type(d.Type);
        if (d.NumberAndSymbol is { } number)
        {
            text += " số " + number;
        }

        if (d.DateText is { } date)
        {
            text += " " + date;
        }

        if (issuer && d.Issuer is { } body)
        {
            text += " của " + body;
        }

        return d.Type is DocumentType.Luat ? d.Abstract + (d.DateText is { } year ? " " + year : "") : text + " " + VietnameseText.LowerFirst(d.Abstract);
    }

    private Span Setting(string name)
    {
        var profile = data.Profile;
        string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
        string? text = name switch
        {
            "year" => Text(data.Period.Year),
            "next-year" => Text(data.Period.Year + 1),
            "previous-year" => Text(data.Period.Year - 1),
            "period" => data.Period.Label,
            "next-period" => data.Period.Next().Label,
            "xa" => profile.FullName,
            "loai" => profile.Kind,
            "ten-xa" => profile.Name,
            "huyen" => profile.District ?? profile.Province,
            "tinh" => profile.Province,
            "cum" => profile.Cluster,
            "thuoc" => (profile.Cluster is null ? "" : profile.Cluster + " của ") + (profile.District is null ? "" : profile.District + ", ") + profile.Province,
            "thon" => profile.HamletWord,
            "so-thon" => VietnameseNumber.Count(data.Hamlets),
            "cap-tren" => profile.Superior,
            "co-quan" => data.Report.Issuer == ReportIssuer.HoiDong ? $"Hội đồng Thi đua - Khen thưởng {profile.FullName}" : $"UBND {profile.FullName}",
            "ty-le-truc-tiep" => VietnameseNumber.FormatTrimmed(AwardRules.DirectWorkerShare * 100, 1) + "%",
            "stage-year" => StageYear(),
            "stage" => Stage(),
            _ => null,
        };
        if (text is null && name.Length > 1 && char.ToLowerInvariant(name[0]) is var first && first != name[0] && Setting(first + name[1..]) is { Kind: not SpanKind.Missing } lower)
        {
            return lower with { Text = VietnameseText.Capitalise(lower.Text) };
        }

        return text is null
            ? Unknown("{" + name + "}")
            : name == "so-thon" ? new(text, SpanKind.Live, new("profile", profile.Id, profile.Version, name, "hamlets")) : new(text);
    }

    /// <summary>Which year of its five-year period the reporting year is: 2022 is "hai" of 2021-2025.</summary>
    private string StageYear() => VietnameseNumber.InWords(((data.Period.Year - 1) % 5) + 1) is var word && word == "một" ? "đầu" : word;

    private string Stage()
    {
        var first = data.Period.Year - ((data.Period.Year - 1) % 5);
        return $"{first.ToString(CultureInfo.InvariantCulture)}-{(first + 4).ToString(CultureInfo.InvariantCulture)}";
    }

    private static Span Unknown(string text) => new(text, SpanKind.Missing);
}
