using ThiDua.Organisation;
using ThiDua.Shared;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ThiDua.Indicators;

/// <summary>A field of a starter pack.</summary>
/// <param name="Code">Short word; the same in every pack.</param>
/// <param name="Name">Name, tokens not yet replaced.</param>
/// <param name="Heading">Heading in reports, or null.</param>
/// <param name="Parent">Code of the parent field, or null.</param>
/// <param name="Printed">Whether it is a section of the report.</param>
public sealed record PackField(string Code, string Name, string? Heading, string? Parent, bool Printed);

/// <summary>An indicator of a starter pack, without figure.</summary>
/// <param name="Code">Short word.</param>
/// <param name="Name">Name, tokens not yet replaced.</param>
/// <param name="Phrase">How running text calls it, or null.</param>
/// <param name="Field">Code of its field.</param>
/// <param name="UnitName">Unit of measure, tokens not yet replaced.</param>
/// <param name="Decimals">Places of the value.</param>
/// <param name="PercentDecimals">Places of the attainment, or null.</param>
/// <param name="Shape">Shape.</param>
/// <param name="OfLabel">What the denominator counts, or null.</param>
/// <param name="Better">Direction.</param>
/// <param name="Parent">Code of the whole, or null.</param>
/// <param name="PartRole">Role in the whole, or null.</param>
/// <param name="Source">Typed or computed.</param>
/// <param name="Aliases">Other names.</param>
public sealed record PackIndicator(string Code, string Name, string? Phrase, string Field, string UnitName, int Decimals, int? PercentDecimals, Shape Shape, string? OfLabel,
    Better Better, string? Parent, PartRole? PartRole, FigureSource Source, IReadOnlyList<string> Aliases);

/// <summary>A starter set of indicators (bộ chỉ tiêu mẫu).</summary>
/// <param name="Id">Name of its file.</param>
/// <param name="Name">Name in lists.</param>
/// <param name="Description">What it holds.</param>
/// <param name="Fields">Fields, parents first.</param>
/// <param name="Indicators">Indicators, wholes before their parts.</param>
public sealed record IndicatorPack(string Id, string Name, string Description, IReadOnlyList<PackField> Fields, IReadOnlyList<PackIndicator> Indicators);

/// <summary>The starter sets that come with the program: templates/packs/*.yaml, read once.</summary>
public static class IndicatorPacks
{
    private const string Folder = "templates/packs/";
    private static readonly Lazy<IReadOnlyList<IndicatorPack>> s_all = new(ReadAll);

    /// <summary>All packs, in the order a new commune is shown them.</summary>
    public static IReadOnlyList<IndicatorPack> All => s_all.Value;

    /// <summary>The pack with this id; throws <see cref="RecordNotFoundException"/>.</summary>
    public static IndicatorPack Find(string id) =>
        All.FirstOrDefault(p => string.Equals(p.Id, id, StringComparison.Ordinal)) ?? throw new RecordNotFoundException($"bộ chỉ tiêu mẫu “{id}”");

    /// <summary>Replaces the settings tokens of a pack's names by the words of the commune: <c>Tỷ lệ {thon} văn hóa</c> → <c>Tỷ lệ xóm văn hóa</c>.</summary>
    public static string Fill(string text, CommuneProfile profile) => text.Contains('{', StringComparison.Ordinal)
        ? text.Replace("{thon}", profile.HamletWord, StringComparison.Ordinal)
            .Replace("{Thon}", VietnameseText.Capitalise(profile.HamletWord), StringComparison.Ordinal)
            .Replace("{xa}", profile.FullName, StringComparison.Ordinal)
            .Replace("{loai}", profile.Kind, StringComparison.Ordinal)
            .Replace("{Loai}", VietnameseText.Capitalise(profile.Kind), StringComparison.Ordinal)
            .Replace("{ten-xa}", profile.Name, StringComparison.Ordinal)
            .Replace("{huyen}", profile.District ?? profile.Province, StringComparison.Ordinal)
            .Replace("{tinh}", profile.Province, StringComparison.Ordinal)
        : text;

    private static List<IndicatorPack> ReadAll()
    {
        var assembly = typeof(IndicatorPacks).Assembly;
        var reader = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        var packs = new List<IndicatorPack>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.Replace('\\', '/').StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var text = new StreamReader(stream);
            packs.Add(Read(reader.Deserialize<FileText>(text.ReadToEnd())));
        }

        // the profile figures come first: other figures divide by them
        return [.. packs.OrderBy(p => p.Fields.Any(f => f.Printed))];
    }

    private static IndicatorPack Read(FileText file) => new(
        file.Pack.Id,
        file.Pack.Name,
        file.Pack.Description ?? "",
        [.. file.Fields.Select(f => new PackField(f.Id, f.Name, f.Heading, f.Parent, f.Printed))],
        [.. file.Indicators.Select(i => new PackIndicator(i.Code, i.Name, i.Phrase, i.Field, i.Unit, i.Decimals, i.PercentDecimals, Code.Parse<Shape>(i.Shape), i.OfLabel,
            Code.Parse<Better>(i.Better), i.Parent, i.PartRole is null ? null : Code.Parse<PartRole>(i.PartRole), Code.Parse<FigureSource>(i.Source), i.Aliases))]);

    private sealed class FileText
    {
        public PackText Pack { get; set; } = new();

        public List<FieldText> Fields { get; set; } = [];

        public List<IndicatorText> Indicators { get; set; } = [];
    }

    private sealed class PackText
    {
        public string Id { get; set; } = "";

        public string Name { get; set; } = "";

        public string? Description { get; set; }
    }
}
