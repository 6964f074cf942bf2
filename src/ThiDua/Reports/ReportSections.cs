using ThiDua.Figures;
using ThiDua.Indicators;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>One section as its editor shows it.</summary>
/// <param name="Id">Section id.</param>
/// <param name="Heading">Printed number and title.</param>
/// <param name="Text">Text with tokens as it stands.</param>
/// <param name="TemplateText">What the template makes of the records.</param>
/// <param name="Hidden">Left out.</param>
/// <param name="Version">0 while the template's text stands.</param>
/// <param name="Blocks">The text with its figures.</param>
/// <param name="HasSections">Whether sections stand below it.</param>
public sealed record SectionView(string Id, string Heading, string Text, string TemplateText, bool Hidden, int Version, IReadOnlyList<Block> Blocks, bool HasSections)
{
    /// <summary>Whether people changed the text.</summary>
    public bool Edited => !string.Equals(Text, TemplateText, StringComparison.Ordinal);
}

/// <summary>The text of a topic (lời văn) as the report prints it.</summary>
/// <param name="Printed">Whether a section of the report prints it.</param>
/// <param name="SectionId">That section; when none does, the one whose rules the text is shown by.</param>
/// <param name="Blocks">The text with its figures.</param>
/// <param name="Problems">What is the matter with it and has not been explained.</param>
public sealed record NarrativeView(bool Printed, string SectionId, IReadOnlyList<Block> Blocks, IReadOnlyList<Problem> Problems);

/// <summary>A token that can be put into the text, with what it prints now.</summary>
public sealed record TokenChoice(string Token, string Label, string Prints);

/// <summary>Editing one section: its text, a preview, tokens to insert. Pure.</summary>
public static class ReportSections
{
    /// <summary>The section, or a 404 when the report has none of that id.</summary>
    public static SectionView Of(ReportData data, string sectionId) => Of(data, sectionId, data.Edits.GetValueOrDefault(sectionId)?.Text);

    /// <summary>The section with another text, as it would look.</summary>
    public static SectionView Of(ReportData data, string sectionId, string? text)
    {
        var stored = data.Edits.GetValueOrDefault(sectionId);
        var edited = ReportComposer.Compose(With(data, sectionId, text, stored?.Hidden == true));
        var section = edited.Model.AllSections().FirstOrDefault(s => s.Id == sectionId) ?? throw new RecordNotFoundException("mục này của báo cáo");
        var template = text is null && stored?.Hidden != true ? edited : ReportComposer.Compose(With(data, sectionId, null, hidden: false));
        return new(sectionId, $"{section.Number} {section.Title}".Trim(), text ?? edited.Sources[sectionId], template.Sources.GetValueOrDefault(sectionId, ""), section.Hidden, stored?.Version ?? 0, section.Blocks, section.Sections.Count > 0);
    }

    /// <summary>A text of a topic, stored or being written, as the report would print it.</summary>
    public static NarrativeView OfNarrative(ReportData data, string topic, string text)
    {
        ArgumentNullException.ThrowIfNull(data);
        var without = Sources([]);
        var with = Sources([new Narrative { OwnerId = data.Report.OwnerId, Period = data.Report.Period, Topic = topic, Text = text }]);
        var printing = with.Where(s => without.GetValueOrDefault(s.Key) != s.Value).Select(s => s.Key).FirstOrDefault();
        var section = printing ?? with.Keys.First();
        var blocks = Of(data, section, text).Blocks;
        return new(printing is not null, section, blocks, [.. ReportProblems.OfText(data, section, blocks).Where(p => p.Explained is null)]);

        IReadOnlyDictionary<string, string> Sources(IEnumerable<Narrative> own) =>
            ReportComposer.Compose(data with { Narratives = data.Narratives.Values.Where(n => n.Topic != topic).Concat(own).ToDictionary(n => n.Topic, StringComparer.Ordinal) }).Sources;
    }

    /// <summary>Tokens for figures whose name or code holds the words sought.</summary>
    public static IReadOnlyList<TokenChoice> Tokens(ReportData data, string? sought, int limit = 8)
    {
        if (string.IsNullOrWhiteSpace(sought))
        {
            return [];
        }

        var rows = data.Sheet.Rows.Where(r => VietnameseText.FoldedContains(r.Indicator.Name, sought) || r.Indicator.Code.Contains(sought.Trim(), StringComparison.OrdinalIgnoreCase)
            || r.Indicator.Aliases.Any(a => VietnameseText.FoldedContains(a, sought))).Take(limit);
        var expander = new TokenExpander(data);
        return [.. rows.SelectMany(r => Aspects(r).Select(a => $"[[{r.Indicator.Code}{a}]]").Select(t => new TokenChoice(t, r.Indicator.Name, string.Concat(expander.Expand(t).Select(s => s.Text))))).DistinctBy(t => (t.Label, t.Prints))];
    }

    private static IEnumerable<string> Aspects(FigureRow row)
    {
        yield return "";
        yield return "|full";
        if (row.Targets.Any())
        {
            yield return "|kh";
        }

        if (row.Change is not null)
        {
            yield return "|truoc";
        }

        if (row.Children.Count > 0 || row.Figure?.Parts.Count > 0)
        {
            yield return "|parts";
        }

        if (row.Indicator.Shape == Shape.Money && row.Value is not null)
        {
            yield return "|words";
        }
    }

    private static ReportData With(ReportData data, string sectionId, string? text, bool hidden)
    {
        var edits = new Dictionary<string, ReportSection>(data.Edits, StringComparer.Ordinal);
        edits.Remove(sectionId);
        if (text is not null || hidden)
        {
            edits[sectionId] = new ReportSection { OwnerId = data.Report.OwnerId, ReportId = data.Report.Id, SectionId = sectionId, Text = text, Hidden = hidden };
        }

        return data with { Edits = edits };
    }
}
