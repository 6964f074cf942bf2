using ThiDua.Awards;
using ThiDua.Indicators;
using ThiDua.Movements;
using ThiDua.Registry;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>A paragraph as text with tokens: what the template makes of the records, and what people edit.</summary>
public sealed record SourceParagraph(ParagraphKind Kind, string Text);

/// <summary>
/// Turns template blocks into paragraphs of text with tokens. Nothing here prints a number: numbers appear only when tokens are expanded,
/// so a section edited by hand stays as live as the template's own.
/// </summary>
public sealed class TemplateSource(ReportData data, TokenExpander tokens)
{
    /// <summary>Paragraphs of one block.</summary>
    public IEnumerable<SourceParagraph> Of(TemplateBlock block, SectionScope scope)
    {
        var made = block switch
        {
            { Table: { } table } => Table(table == "field" && scope.Field is { } field ? field.Code : table),
            { Figures: { } figures } => Figures(figures, scope.Field),
            { Documents: { } documents } => Documents(block, documents),
            { Movements: { } movements } => Movements(block, movements),
            { Awards: { } awards } => Awards(awards),
            { Money: { } money } => Money(block, money),
            { Items: { } items } => Items(block, items, scope),
            { Narrative: { } topic } => Narrative(Topic(topic, scope)),
            { Text: { } text } => ProseParser.Paragraphs(text),
            _ => [],
        };
        if (!Applies(block.When))
        {
            yield break;
        }

        var any = false;
        foreach (var paragraph in made)
        {
            if (!any && block.Lead is { } lead)
            {
                yield return new(ParagraphKind.Body, lead);
            }

            any = true;
            yield return paragraph;
        }

        if (!any && block.Empty is { } empty)
        {
            yield return new(ParagraphKind.Body, empty);
        }
    }

    /// <summary>Whether a section or block applies: <c>has</c> names a figure, a topic, a list or the layout of a table; <c>period</c> the end of the period's written form.</summary>
    public bool Applies(Dictionary<string, string>? when) => when is null
        || ((!when.TryGetValue("has", out var has) || Has(has))
            && (!when.TryGetValue("period", out var period) || data.Period.ToString().EndsWith(period, StringComparison.Ordinal)));

    /// <summary>The copies of a repeated section: the ending of their ids and where each stands. Without repetition the section itself.</summary>
    public IEnumerable<(string? Copy, SectionScope Scope)> Over(TemplateEach? each, SectionScope scope) => each switch
    {
        null => [(null, scope)],
        { Quarters: { } list } => ItemsOf(list, scope).Select(i => i.Quarters).OfType<Quarters>().Distinct().OrderBy(q => q.From).ThenBy(q => q.To).Select(q => ((string?)("q" + q), scope with { Quarters = q })),
        { Responsible: { } list } => ItemsOf(list, scope).Select(i => i.Responsible).OfType<string>().Distinct(StringComparer.Ordinal).Select(r => ((string?)VietnameseText.Slug(r), scope with { Responsible = r })),
        { Movements: { } movements } => Select(movements).Select(m => ((string?)m.Code, scope with { Movement = m })),
        _ => data.Sheet.FieldsUnder(each.Fields == 1 ? null : scope.Field?.Id).Where(f => f.Printed).Select(f => ((string?)f.Code, scope with { Field = f })),
    };

    /// <summary>The text people edit.</summary>
    public static string ToText(IEnumerable<SourceParagraph> paragraphs)
    {
        var count = new ItemCounter();
        return string.Join("\n\n", paragraphs.Select(p => ProseParser.MarkOf(p.Kind, count.Next(p.Kind) ?? 1) + p.Text));
    }

    private bool Has(string name) => data.Sheet.Find(name)?.Value is not null || data.Narratives.ContainsKey(name) || data.Items.Any(i => Code.Of(i.Kind) == name)
        || (TableLayout.Find(name) is { } layout && FigureTable.HasFigures(layout, data));

    private IEnumerable<SourceParagraph> Table(string layout) =>
        TableLayout.Find(layout) is { } found && FigureTable.HasFigures(found, data) ? [new(ParagraphKind.Body, TableLayout.Token(layout))] : [];

    private static string Topic(string topic, SectionScope scope) => topic switch
    {
        "field" when scope.Field is { } field => field.Code,
        "movement" when scope.Movement is { } movement => Movement.ResultTopic(movement.Code),
        _ => topic,
    };

    private IEnumerable<SourceParagraph> Narrative(string topic) =>
        data.Narratives.TryGetValue(topic, out var narrative) ? ProseParser.Paragraphs(narrative.Text) : [];

    private IEnumerable<SourceParagraph> Figures(FigureBlock block, Field? field)
    {
        foreach (var code in block.Codes)
        {
            yield return new(ParagraphKind.Item, $"[[{code}|full]].");
        }

        if (block.Set is not null)
        {
            int? number = null;
            foreach (var item in data.Sheet.Headline)
            {
                if (data.Sheet.Find(item.IndicatorId) is { } row)
                {
                    var first = number != item.Number;
                    number = item.Number;
                    yield return new(first && block.Numbered ? ParagraphKind.Numbered : ParagraphKind.Item, $"[[{row.Indicator.Code}|full]].");
                }
            }

            yield break;
        }

        if (field is null)
        {
            yield break;
        }

        // Evaluated lazily: the narrative of the field has been expanded by now, so what it printed is known.
        foreach (var row in data.Sheet.InField(field.Id))
        {
            if (row.Value is not null && !tokens.Printed.Contains(row.Indicator.Code) && (row.Indicator.ParentId is null || data.Sheet.Find(row.Indicator.ParentId.Value)?.Indicator.FieldId != field.Id))
            {
                var parts = row.Children.Count > 0 || row.Figure?.Parts.Count > 0 ? $". Trong đó: [[{row.Indicator.Code}|parts]]" : "";
                yield return new(ParagraphKind.Item, $"[[{row.Indicator.Code}|full]]{parts}.");
            }
        }
    }

    /// <summary>Items of a list; inside a repetition those of its quarters, or of who is charged.</summary>
    private IEnumerable<ReportItem> ItemsOf(string kind, SectionScope scope)
    {
        var list = Code.Parse<ItemKind>(kind);
        return data.Items.Where(i => i.Kind == list && (scope.Quarters is null || i.Quarters == scope.Quarters) && (scope.Responsible is null || i.Responsible == scope.Responsible));
    }

    private IEnumerable<SourceParagraph> Items(TemplateBlock block, string kind, SectionScope scope)
    {
        var look = block.Numbered ? ParagraphKind.Numbered : Code.Parse<ParagraphKind>(block.Mark ?? "item");
        foreach (var item in ItemsOf(kind, scope))
        {
            var text = item.Text.Trim().TrimEnd('.');
            var charged = (block.To && item.Addressee is { } to ? $"Kiến nghị {to}: {VietnameseText.LowerFirst(text)}" : text) + Charge(item, scope);
            yield return new(look, charged.EndsWith(';') ? charged : charged + ".");
        }
    }

    /// <summary>Who does a task and until when, behind it; not what the heading tells already.</summary>
    private static string Charge(ReportItem item, SectionScope scope)
    {
        var parts = new[] { scope.Responsible is null ? item.Responsible : null, item.DueOn is { } due ? "hoàn thành trước ngày " + VietnameseDate.Text(due) : null }.OfType<string>().ToList();
        return parts.Count == 0 ? "" : $" ({string.Join("; ", parts)})";
    }

    private IEnumerable<SourceParagraph> Documents(TemplateBlock block, DocumentBlock documents)
    {
        var cited = Appendices.Select(documents, data).Select(d => $"[[vb.{d.Code}]]").ToList();
        return cited.Count == 0 ? [] : documents.Phrase == "running"
            ? [new(ParagraphKind.Body, (block.Text ?? "{documents}.").Replace("{documents}", string.Join("; ", cited), StringComparison.Ordinal))]
            : cited.Select((c, at) => new SourceParagraph(ParagraphKind.Item, c + (at == cited.Count - 1 ? "." : ";")));
    }

    private IEnumerable<SourceParagraph> Movements(TemplateBlock block, MovementBlock movements)
    {
        var named = Select(movements).ToList();
        return named.Count == 0 ? [] : movements.Phrase == "running"
            ? [new(ParagraphKind.Body, (block.Text ?? "{movements}.").Replace("{movements}", string.Join("; ", named.Select(m => $"[[pt.{m.Code}]]")), StringComparison.Ordinal))]
            : named.Select((m, at) => new SourceParagraph(ParagraphKind.Item, $"Phong trào [[pt.{m.Code}]]{Result(m)}" + (at == named.Count - 1 ? "." : ";")));
    }

    private string Result(Movement movement) => data.Narratives.TryGetValue(Movement.ResultTopic(movement.Code), out var result)
        ? ": " + VietnameseText.LowerFirst(result.Text.Trim().TrimEnd('.', ';'))
        : "";

    private IEnumerable<SourceParagraph> Awards(AwardBlock block)
    {
        var lines = Select(block).ToLookup(a => block.Group == "unit" ? a.UnitId : null);
        return lines.Where(unit => unit.Key is not null).Select(unit => new SourceParagraph(ParagraphKind.Item,
                $"{data.UnitNames.GetValueOrDefault(unit.Key!.Value, "")}: {string.Join("; ", unit.GroupBy(l => l.GroupCode, StringComparer.Ordinal).Select(Honour))}."))
            .Concat(AwardBatches(lines[null]));
    }

    /// <summary>One honour of a unit: "được Chủ tịch UBND huyện tặng Giấy khen"; who of the unit got it stands before, unless it is the unit alone.</summary>
    private static string Honour(IEnumerable<AwardLine> batch)
    {
        var lines = batch.ToList();
        var first = lines[0];
        var who = lines.Count == 1 && IsUnitItself(first) ? "" : string.Join(", ", lines.Select(l => IsUnitItself(l) ? "tập thể" : $"[[khen.{l.GroupCode}.{l.Code}|nguoi]]")) + " ";
        var reason = first.Kind == AwardKind.Regular ? "" : " " + AwardWords.ReasonInSentence(first.Reason);
        return $"{who}được {first.Body} {AwardWords.Grant(first.Form)}{reason}";
    }

    private static bool IsUnitItself(AwardLine line) => line is { Subject: AwardSubject.Collective, Count: null or 1 } && line.Recipients.All(r => r.UnitId == line.UnitId);

    private static IEnumerable<SourceParagraph> AwardBatches(IEnumerable<AwardLine> lines) =>
        lines.GroupBy(a => a.GroupCode, StringComparer.Ordinal).Select(group =>
        {
            var first = group.First();
            var giver = first.State == AwardState.Proposed ? "Đề nghị " + first.Body : first.Body;
            var reasons = group.GroupBy(l => l.Reason, StringComparer.Ordinal).ToList();
            var whole = reasons.Count == 1
                ? $"[[khen.{group.Key}]] {AwardWords.ReasonInSentence(first.Reason)}"
                : string.Join("; ", reasons.Select(r => $"{string.Join(", ", r.Select(l => $"[[khen.{group.Key}.{l.Code}]]"))} {AwardWords.ReasonInSentence(r.Key)}"));
            return new SourceParagraph(ParagraphKind.Item, $"{giver} {AwardWords.Grant(first.Form)} cho {whole}.");
        });

    private IEnumerable<SourceParagraph> Money(TemplateBlock block, MoneyBlock money)
    {
        if (money.Awards is { } awards)
        {
            var groups = Select(awards).Select(a => a.GroupCode).Distinct(StringComparer.Ordinal).ToList();
            if (groups.Count == 0)
            {
                yield break;
            }

            var code = "khen." + string.Join('+', groups) + ".tien";
            var rates = string.Join(", ", data.Rates.Select(r => $"{TitleWords.Subject(r.Subject)} [[muc.{Code.Of(r.Subject)}]]"));
            yield return new(ParagraphKind.Body, (block.Text ?? "{amount} ({words}).").Replace("{amount}", $"[[{code}]]", StringComparison.Ordinal)
                .Replace("{words}", $"[[{code}|chu]]", StringComparison.Ordinal).Replace("{rates}", rates, StringComparison.Ordinal));
        }
        else if (money.Fund is { } fund && data.FundEntries.Count > 0)
        {
            var code = fund switch { "allocated" => "quy.du-toan", "balance" => "quy.con-lai", _ => "quy.da-chi" };
            yield return new(ParagraphKind.Body, (block.Text ?? "{amount}.").Replace("{amount}", $"[[{code}]]", StringComparison.Ordinal).Replace("{words}", $"[[{code}|chu]]", StringComparison.Ordinal));
        }
    }

    private IEnumerable<Movement> Select(MovementBlock block)
    {
        var kinds = block.Kind.Select(Code.Parse<MovementKind>).ToHashSet();
        var forms = block.Form.Select(Code.Parse<MovementForm>).ToHashSet();
        var levels = block.Level.Select(Code.Parse<MovementLevel>).ToHashSet();
        return data.Movements.Where(m => (block.Code.Count == 0 || block.Code.Contains(m.Code)) && (kinds.Count == 0 || kinds.Contains(m.Kind)) && (forms.Count == 0 || forms.Contains(m.Form))
            && (levels.Count == 0 || levels.Contains(m.Level)) && (block.Field is null || m.FieldCode == block.Field));
    }

    private IEnumerable<AwardLine> Select(AwardBlock block)
    {
        var levels = block.Level.Select(Code.Parse<AwardLevel>).ToHashSet();
        var kinds = block.Kind.Select(Code.Parse<AwardKind>).ToHashSet();
        var systems = block.System.Select(Code.Parse<AwardSystem>).ToHashSet();
        var state = Code.Parse<AwardState>(block.State);
        return data.Awards.Where(a => (systems.Count == 0 || systems.Contains(a.System)) && (levels.Count == 0 || levels.Contains(a.Level)) && (kinds.Count == 0 || kinds.Contains(a.Kind)) && a.State == state);
    }
}
