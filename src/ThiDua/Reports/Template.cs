using System.Globalization;
using ThiDua.Shared;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ThiDua.Reports;

/// <summary>A report template as data; templates/README.md explains every key.</summary>
public sealed class ReportTemplate
{
    public string Id { get; set; } = "";
    public int Version { get; set; }
    public string Name { get; set; } = "";
    public string Kind { get; set; } = "";
    public string Period { get; set; } = "";
    public string DocumentName { get; set; } = "BÁO CÁO";
    public List<string> Numbering { get; set; } = [];
    public TemplateIssuer Issuer { get; set; } = new();
    public string Title { get; set; } = "";
    public List<TemplateBlock> Preamble { get; set; } = [];
    public List<TemplateSection> Sections { get; set; } = [];
    public string Closing { get; set; } = "";
    public List<TemplateAppendix> Appendices { get; set; } = [];
    public List<string> Recipients { get; set; } = [];

    /// <summary>Reads YAML; an unknown key is an error.</summary>
    public static ReportTemplate Parse(string yaml) => Yaml.Deserialize<ReportTemplate>(yaml);

    /// <summary>The YAML reader for templates and layouts.</summary>
    internal static IDeserializer Yaml { get; } = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).WithTypeConverter(new OneOrMany()).Build();

    /// <summary>Every embedded version of every template, newest first. Old versions stay beside the newest as <c>id@version.yaml</c>, for reports made with them.</summary>
    private static IReadOnlyList<ReportTemplate> Versions { get; } =
        [.. Resources("templates/").Select(Read).OrderByDescending(t => t.Version)];

    /// <summary>The newest version of every embedded template, by name.</summary>
    public static IReadOnlyList<ReportTemplate> All { get; } = [.. Versions.DistinctBy(t => t.Id, StringComparer.Ordinal).OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>The newest embedded version of a template, or null.</summary>
    public static ReportTemplate? Newest(string id) => All.FirstOrDefault(t => string.Equals(t.Id, id, StringComparison.Ordinal));

    /// <summary>The embedded template of an id and version, or null.</summary>
    public static ReportTemplate? Embedded(string id, int version) => Versions.FirstOrDefault(t => t.Version == version && string.Equals(t.Id, id, StringComparison.Ordinal));

    /// <summary>The embedded template of an id and version.</summary>
    /// <exception cref="DomainException">There is none.</exception>
    public static ReportTemplate Find(string id, int version) => Embedded(id, version) ?? throw new DomainException(Newest(id) is { } newest
        ? $"Không có mẫu báo cáo “{id}@{version.ToString(CultureInfo.InvariantCulture)}”; bản hiện có là {newest.Version.ToString(CultureInfo.InvariantCulture)}."
        : $"Không có mẫu báo cáo “{id}”.");

    /// <summary>All sections in reading order.</summary>
    public IEnumerable<TemplateSection> AllSections() => Sections.SelectMany(s => s.Flatten());

    /// <summary>A copy whose outline can be changed without touching this one; the blocks are shared.</summary>
    internal ReportTemplate Copy()
    {
        var copy = (ReportTemplate)MemberwiseClone();
        copy.Sections = [.. Sections.Select(s => s.Copy())];
        return copy;
    }

    private static ReportTemplate Read(string resource) =>
        Parse(ReadText(resource) ?? throw new DomainException($"Không có mẫu báo cáo “{Path.GetFileNameWithoutExtension(resource)}”."));

    /// <summary>Names of the embedded files directly in a folder ("templates/").</summary>
    internal static IEnumerable<string> Resources(string folder) => typeof(ReportTemplate).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(folder, StringComparison.Ordinal) && n.EndsWith(".yaml", StringComparison.Ordinal) && n.LastIndexOf('/') == folder.Length - 1);

    /// <summary>Text of an embedded file, or null.</summary>
    internal static string? ReadText(string resource)
    {
        using var stream = typeof(ReportTemplate).Assembly.GetManifestResourceStream(resource);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>A list in YAML may be written as one value.</summary>
    private sealed class OneOrMany : IYamlTypeConverter
    {
        public bool Accepts(Type type) => type == typeof(Words);

        public object ReadYaml(YamlDotNet.Core.IParser parser, Type type, ObjectDeserializer rootDeserializer)
        {
            var words = new Words();
            if (parser.Current is YamlDotNet.Core.Events.SequenceStart)
            {
                words.AddRange((List<string>)rootDeserializer(typeof(List<string>))!);
            }
            else
            {
                words.Add((string)rootDeserializer(typeof(string))!);
            }

            return words;
        }

        public void WriteYaml(YamlDotNet.Core.IEmitter emitter, object? value, Type type, ObjectSerializer serializer) => throw new NotSupportedException();
    }
}

/// <summary>A list that YAML may write as one value.</summary>
public sealed class Words : List<string>;

/// <summary>Who may issue the report.</summary>
public sealed class TemplateIssuer
{
    public string Default { get; set; } = "";
    public List<string> Allow { get; set; } = [];
}

/// <summary>A section of a template.</summary>
public sealed class TemplateSection
{
    public string Id { get; set; } = "";
    public string Title { get; set; } = "";
    public string? Number { get; set; }
    public List<string> Numbering { get; set; } = [];
    public TemplateEach? Each { get; set; }
    public Dictionary<string, string>? When { get; set; }
    public List<TemplateBlock> Body { get; set; } = [];
    public List<TemplateSection> Sections { get; set; } = [];

    /// <summary>Code of the field the section is about, as if it were repeated for that field alone.</summary>
    public string? Field { get; set; }

    /// <summary>Left out by the commune's own outline.</summary>
    [YamlIgnore]
    public bool Hidden { get; set; }

    /// <summary>This section and all below it, in reading order.</summary>
    public IEnumerable<TemplateSection> Flatten() => Sections.SelectMany(s => s.Flatten()).Prepend(this);

    /// <summary>Sections below it and itself, counted downwards: 1 without sub-sections.</summary>
    [YamlIgnore]
    public int Height => 1 + Sections.Select(s => s.Height).DefaultIfEmpty(0).Max();

    internal TemplateSection Copy()
    {
        var copy = (TemplateSection)MemberwiseClone();
        copy.Sections = [.. Sections.Select(s => s.Copy())];
        return copy;
    }
}

/// <summary>
/// Repetition of a section: over the field tree (level 1, or level 2 under the field of the section above), over the quarters that have tasks, over
/// those charged with duties, or over movements. Exactly one is set.
/// </summary>
public sealed class TemplateEach
{
    public int Fields { get; set; }
    public string? Quarters { get; set; }
    public string? Responsible { get; set; }
    public MovementBlock? Movements { get; set; }
}

/// <summary>An appendix: a layout, and what fills it.</summary>
public sealed class TemplateAppendix
{
    public string Layout { get; set; } = "";
    public string? Title { get; set; }
    public DocumentBlock? Documents { get; set; }
    public AppendixAwards? Awards { get; set; }
    public Dictionary<string, string>? When { get; set; }
}

/// <summary>Which award lines an appendix counts.</summary>
public sealed class AppendixAwards
{
    public string Count { get; set; } = "awarded";
}

/// <summary>A block: exactly one of its kinds is set.</summary>
public sealed class TemplateBlock
{
    public string? Text { get; set; }
    public string? Narrative { get; set; }
    public string? Items { get; set; }
    public string? Lead { get; set; }
    public bool Numbered { get; set; }
    public string? Mark { get; set; }
    public bool To { get; set; }
    public string? Empty { get; set; }
    public string? Table { get; set; }
    public Dictionary<string, string>? When { get; set; }
    public FigureBlock? Figures { get; set; }
    public DocumentBlock? Documents { get; set; }
    public MovementBlock? Movements { get; set; }
    public AwardBlock? Awards { get; set; }
    public MoneyBlock? Money { get; set; }
}

/// <summary>Figures of a set, or those of the field not printed yet.</summary>
public sealed class FigureBlock
{
    public string? Set { get; set; }
    public string? Rest { get; set; }
    public List<string> Codes { get; set; } = [];
    public string Phrase { get; set; } = "full";
    public bool Numbered { get; set; }
}

/// <summary>Documents by relation, direction, field, type, and whether they were issued in the period.</summary>
public sealed class DocumentBlock
{
    public string? Relation { get; set; }
    public string? Direction { get; set; }
    public Words Type { get; set; } = [];
    public string? Field { get; set; }
    public bool InPeriod { get; set; }
    public string Phrase { get; set; } = "list";
}

/// <summary>Movements by code, kind, form and level.</summary>
public sealed class MovementBlock
{
    public Words Code { get; set; } = [];
    public Words Form { get; set; } = [];
    public Words Kind { get; set; } = [];
    public Words Level { get; set; } = [];
    public string? Field { get; set; }
    public string Phrase { get; set; } = "list";
}

/// <summary>Awards by level, kind and state.</summary>
public sealed class AwardBlock
{
    public Words Level { get; set; } = [];
    public Words Kind { get; set; } = [];
    public Words System { get; set; } = [];
    public string State { get; set; } = "awarded";
    public string Group { get; set; } = "batch";
}

/// <summary>A sum of money: of award lines, or paid by the fund.</summary>
public sealed class MoneyBlock
{
    public AwardBlock? Awards { get; set; }
    public bool Rates { get; set; }
    public string? Fund { get; set; }
}
