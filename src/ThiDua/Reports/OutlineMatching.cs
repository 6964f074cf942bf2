using System.Globalization;
using ThiDua.Indicators;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>A section the program knows how to fill: of an embedded template, or of a field.</summary>
/// <param name="Key">Key in lists: <c>template#section</c> or <c>field#code</c>.</param>
/// <param name="Title">Its own title.</param>
/// <param name="Source">Where it comes from, in Vietnamese.</param>
/// <param name="Section">What fills it.</param>
public sealed record KnownSection(string Key, string Title, string Source, TemplateSection Section);

/// <summary>A known section beside a pasted heading.</summary>
/// <param name="Known">The section.</param>
/// <param name="Score">Likeness of the titles, 0–1.</param>
public sealed record SectionMatch(KnownSection Known, double Score);

/// <summary>Matches the headings of a pasted outline with sections the program can fill, and makes the template. Pure.</summary>
public static class OutlineMatching
{
    /// <summary>Likeness from which a section is proposed.</summary>
    public const double Proposed = 0.5;

    private const int MostProposals = 5;

    private static readonly HashSet<string> s_weightless = new(StringComparer.Ordinal)
    {
        "ve", "cac", "va", "cua", "trong", "tren", "theo", "doi", "voi", "cho", "do", "de", "la", "nhung", "mot", "so", "nam", "thang", "dau", "cuoi", "xa", "phuong", "cong", "tac", "ket", "qua", "thuc", "hien", "viec",
    };

    /// <summary>Everything a heading can be matched with: sections of the templates (newest versions), then the fields of the commune.</summary>
    public static IReadOnlyList<KnownSection> Known(IEnumerable<ReportTemplate> templates, IEnumerable<Field> fields)
    {
        var known = templates.SelectMany(t => t.AllSections().Where(s => s.Each is null && s.Body.Count > 0 && !s.Body.Exists(b => b.Narrative == "field"))
            .Select(s => new KnownSection($"{t.Id}#{s.Id}", s.Title, t.Name, s))).ToList();
        known.AddRange(fields.Where(f => f.Printed).Select(f => new KnownSection($"field#{f.Code}", f.Heading ?? f.Name, "lĩnh vực " + f.Name, OfField(f))));
        return known;
    }

    /// <summary>The known sections most like a title, best first; a title exactly alike always leads.</summary>
    public static IReadOnlyList<SectionMatch> Matches(string title, IReadOnlyList<KnownSection> known)
    {
        var sought = Words(title);
        return [.. known.Select(k => new SectionMatch(k, Math.Max(Likeness(sought, Words(k.Title)), k.Section.Field is null ? 0 : Likeness(sought, Words(k.Source["lĩnh vực ".Length..])))))
            .Where(m => m.Score >= Proposed).OrderByDescending(m => m.Score).DistinctBy(m => m.Known.Section.Id, StringComparer.Ordinal).Take(MostProposals)];
    }

    /// <summary>Makes the template of a pasted outline.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="version">Its version.</param>
    /// <param name="name">Its name.</param>
    /// <param name="model">A template of the same kind: period, issuer, title, closing and recipients are its.</param>
    /// <param name="headings">The outline.</param>
    /// <param name="chosen">Per heading the section that fills it; null leaves an empty place for running text.</param>
    /// <param name="year">Year in the pasted titles that stands for the year of the report.</param>
    public static ReportTemplate Make(string id, int version, string name, ReportTemplate model, IReadOnlyList<PastedHeading> headings, IReadOnlyList<KnownSection?> chosen, int year)
    {
        var numbering = Numbering(headings);
        var template = new ReportTemplate
        {
            Id = id,
            Version = version,
            Name = name,
            Kind = model.Kind,
            Period = model.Period,
            DocumentName = model.DocumentName,
            Issuer = model.Issuer,
            Title = model.Title,
            Preamble = model.Preamble,
            Closing = model.Closing,
            Recipients = model.Recipients,
            Numbering = numbering,
        };
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<TemplateSection>();
        for (var at = 0; at < headings.Count; at++)
        {
            var depth = Math.Min(headings[at].Depth, Math.Min(path.Count, numbering.Count - 1));
            var hasBelow = at + 1 < headings.Count && headings[at + 1].Depth > headings[at].Depth;
            var section = Section(headings[at].Title, chosen[at]?.Section, hasBelow, depth, numbering.Count, taken, year);
            (depth == 0 ? template.Sections : path[depth - 1].Sections).Add(section);
            path.RemoveRange(depth, path.Count - depth);
            path.Add(section);
        }

        return template;
    }

    private static TemplateSection Section(string title, TemplateSection? known, bool hasBelow, int depth, int levels, HashSet<string> taken, int year)
    {
        var id = known is not null && !taken.Contains(known.Id) ? known.Id : CodeWord.From("muc " + title, taken);
        taken.Add(id);
        var copy = known?.Copy() ?? new TemplateSection { Body = hasBelow ? [] : [new TemplateBlock { Narrative = id }] };
        copy.Id = id;
        copy.Number = null;
        copy.Each = null;
        copy.When = null;
        copy.Title = Tokens(title, year);
        if (hasBelow || depth + copy.Height > levels)
        {
            copy.Sections = []; // the pasted outline says what stands below, or there is no number left for it
        }

        foreach (var below in copy.Sections.SelectMany(s => s.Flatten()))
        {
            below.Id = taken.Contains(below.Id) ? CodeWord.From(below.Id, taken) : below.Id;
            taken.Add(below.Id);
        }

        return copy;
    }

    /// <summary>One pattern per depth, by the first heading found there.</summary>
    private static List<string> Numbering(IReadOnlyList<PastedHeading> headings)
    {
        var levels = new List<HeadingMark>();
        foreach (var heading in headings)
        {
            if (heading.Depth == levels.Count && levels.Count < Documents.OutlineNumbering.MaximumLevels)
            {
                levels.Add(heading.Mark);
            }
        }

        if (levels.Count < Documents.OutlineNumbering.MaximumLevels && !levels.Contains(HeadingMark.Dash))
        {
            levels.Add(HeadingMark.Dash);
        }

        return [.. levels.Select((mark, depth) => mark switch
        {
            HeadingMark.Part => "Phần {I}",
            HeadingMark.Roman => "{I}.",
            HeadingMark.Letter => "{1})",
            HeadingMark.Dash => "-",
            _ => string.Concat(Enumerable.Repeat("{1}.", Arabic(levels, depth))),
        })];
    }

    /// <summary>How many numbers stand in "1.1.": one for each level of plain numbers down to this one.</summary>
    private static int Arabic(List<HeadingMark> levels, int depth)
    {
        var count = 0;
        while (depth - count >= 0 && levels[depth - count] is >= HeadingMark.Arabic1 and <= HeadingMark.Arabic4)
        {
            count++;
        }

        return count;
    }

    private static string Tokens(string title, int year)
    {
        string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
        return title.Replace(Text(year), "{year}", StringComparison.Ordinal).Replace(Text(year + 1), "{next-year}", StringComparison.Ordinal).Replace(Text(year - 1), "{previous-year}", StringComparison.Ordinal);
    }

    private static TemplateSection OfField(Field field) => new()
    {
        Id = field.Code,
        Title = field.Heading ?? field.Name,
        Field = field.Code,
        Body = [new TemplateBlock { Narrative = "field" }, new TemplateBlock { Figures = new FigureBlock { Rest = "field" } }],
        Sections = field.ParentId is not null ? [] :
        [
            new TemplateSection
            {
                Id = field.Code + "-nho",
                Title = "{field}",
                Number = "-",
                Each = new TemplateEach { Fields = 2 },
                Body = [new TemplateBlock { Narrative = "field" }, new TemplateBlock { Figures = new FigureBlock { Rest = "field" } }],
            },
        ],
    };

    /// <summary>Folded words that carry meaning: no numbers, no tokens, no words every title has.</summary>
    private static HashSet<string> Words(string title)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var inToken = false;
        var word = "";
        foreach (var c in VietnameseText.Fold(title).Append(' '))
        {
            inToken = c == '{' || (inToken && c != '}');
            if (!inToken && char.IsAsciiLetter(c))
            {
                word += c;
                continue;
            }

            if (word.Length > 1 && !s_weightless.Contains(word))
            {
                words.Add(word);
            }

            word = "";
        }

        return words;
    }

    /// <summary>Twice the common words over all words (Dice).</summary>
    private static double Likeness(HashSet<string> a, HashSet<string> b) => a.Count + b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);
}
