using ThiDua.Awards;
using ThiDua.Documents;
using ThiDua.Movements;
using ThiDua.Registry;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>What is wrong with a template, in the words of its author. A key nobody knows is refused already when the file is read.</summary>
public static class TemplateErrors
{
    /// <summary>All errors of a template; empty when it can be used.</summary>
    public static IReadOnlyList<string> Of(ReportTemplate template) => [.. Find(template).Select(e => $"Template {template.Id}: {e}").Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Find(ReportTemplate template)
    {
        if (template.Id.Length == 0 || template.Version < 1 || template.Title.Length == 0 || template.Numbering.Count == 0)
        {
            yield return "id, version, title and numbering are required.";
            yield break;
        }

        foreach (var error in Words<ReportKind>("kind", [template.Kind]).Concat(Words<ReportIssuer>("issuer", [template.Issuer.Default, .. template.Issuer.Allow])))
        {
            yield return error;
        }

        var sections = template.Sections.SelectMany(Flatten).ToList();
        foreach (var id in sections.GroupBy(s => s.Id, StringComparer.Ordinal).Where(g => g.Key.Length == 0 || g.Count() > 1).Select(g => g.Key))
        {
            yield return $"section id “{id}” is {(id.Length == 0 ? "missing" : "used twice")}.";
        }

        if (new OutlineLevels(template).Patterns.Count is > OutlineNumbering.MaximumLevels and var levels)
        {
            yield return $"{levels} kinds of numbers, Word knows {OutlineNumbering.MaximumLevels}.";
        }

        foreach (var error in sections.SelectMany(Section).Concat(template.Preamble.SelectMany(b => Block(b, "preamble"))).Concat(template.Appendices.SelectMany(Appendix)))
        {
            yield return error;
        }
    }

    private static IEnumerable<TemplateSection> Flatten(TemplateSection section) => section.Sections.SelectMany(Flatten).Prepend(section);

    private static IEnumerable<string> Section(TemplateSection section) =>
        (section.Each is { } each ? Each(each, section.Id) : []).Concat(When(section.When, section.Id)).Concat(section.Body.SelectMany(b => Block(b, section.Id)));

    private static IEnumerable<string> Each(TemplateEach each, string where)
    {
        if (new object?[] { each.Fields > 0 ? each.Fields : null, each.Quarters, each.Responsible, each.Movements }.Count(o => o is not null) != 1)
        {
            yield return $"section {where}: each needs exactly one of fields, quarters, responsible, movements.";
        }

        foreach (var error in Words<ItemKind>(where, new[] { each.Quarters, each.Responsible }.OfType<string>()).Concat(each.Movements is { } movements ? Movements(movements, where) : []))
        {
            yield return error;
        }
    }

    private static IEnumerable<string> Block(TemplateBlock block, string where)
    {
        var kinds = new object?[] { block.Narrative, block.Items, block.Table, block.Figures, block.Documents, block.Movements, block.Awards, block.Money }.Count(o => o is not null);
        if (kinds > 1 || (kinds == 0 && block.Text is null))
        {
            yield return $"section {where}: a block needs exactly one kind.";
        }

        if (block.Table is { } table and not "field" && TableLayout.Find(table) is null)
        {
            yield return $"section {where}: no layout “{table}”.";
        }

        var errors = When(block.When, where)
            .Concat(Words<ItemKind>(where, block.Items is { } items ? [items] : []))
            .Concat(Words<ParagraphKind>(where, block.Mark is { } mark ? [mark] : []))
            .Concat(block.Documents is { } documents ? Documents(documents, where) : [])
            .Concat(block.Movements is { } movements ? Movements(movements, where) : [])
            .Concat(new[] { block.Awards, block.Money?.Awards }.OfType<AwardBlock>().SelectMany(a => Awards(a, where)));
        foreach (var error in errors)
        {
            yield return error;
        }
    }

    private static IEnumerable<string> Appendix(TemplateAppendix appendix)
    {
        if (!Appendices.Kinds.Contains(appendix.Layout) && TableLayout.Find(appendix.Layout) is null)
        {
            yield return $"appendix: no layout “{appendix.Layout}”.";
        }

        foreach (var error in When(appendix.When, appendix.Layout).Concat(appendix.Documents is { } documents ? Documents(documents, appendix.Layout) : []))
        {
            yield return error;
        }
    }

    private static IEnumerable<string> When(Dictionary<string, string>? when, string where) =>
        when?.Keys.Where(k => k is not ("has" or "period")).Select(k => $"section {where}: when knows has and period, not “{k}”.") ?? [];

    private static IEnumerable<string> Documents(DocumentBlock block, string where) =>
        Words<DocumentRelation>(where, new[] { block.Relation }.OfType<string>()).Concat(Words<DocumentDirection>(where, new[] { block.Direction }.OfType<string>())).Concat(Words<DocumentType>(where, block.Type));

    private static IEnumerable<string> Movements(MovementBlock block, string where) =>
        Words<MovementKind>(where, block.Kind).Concat(Words<MovementForm>(where, block.Form)).Concat(Words<MovementLevel>(where, block.Level));

    private static IEnumerable<string> Awards(AwardBlock block, string where) =>
        Words<AwardLevel>(where, block.Level).Concat(Words<AwardKind>(where, block.Kind)).Concat(Words<AwardState>(where, [block.State]));

    private static IEnumerable<string> Words<T>(string where, IEnumerable<string> words)
        where T : struct, Enum
    {
        foreach (var word in words)
        {
            if (!Enum.GetValues<T>().Any(v => string.Equals(Code.Of(v), word, StringComparison.Ordinal)))
            {
                yield return $"section {where}: “{word}” is no {typeof(T).Name}.";
            }
        }
    }
}
