using System.Globalization;
using ThiDua.Organisation;
using ThiDua.Shared;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ThiDua.Movements;

/// <summary>A movement of the starter catalogue, its words not yet filled in.</summary>
/// <param name="Code">Short word.</param>
/// <param name="Name">Name with tokens.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Level">Launching level.</param>
/// <param name="Body">Launching body with tokens, or null.</param>
/// <param name="From">First year, or null for the year it is taken into.</param>
/// <param name="To">Last year, or null.</param>
/// <param name="Parent">Code of the movement it comes from, or null.</param>
/// <param name="Aliases">Other names.</param>
public sealed record PackMovement(string Code, string Name, MovementKind Kind, MovementLevel Level, string? Body, int? From, int? To, string? Parent, IReadOnlyList<string> Aliases)
{
    /// <summary>Whether it can be taken into a year.</summary>
    public bool RunsIn(int year) => From is null || (From <= year && year <= To);

    /// <summary>Years it would run, taken into <paramref name="year"/>.</summary>
    public (int From, int To) Years(int year) => (From ?? year, To ?? From ?? year);
}

/// <summary>The starter catalogue of movements that comes with the program: templates/danh-muc/phong-trao.yaml.</summary>
public static class MovementPack
{
    private static readonly Lazy<IReadOnlyList<PackMovement>> s_all = new(Read);

    /// <summary>All of them, those of higher levels first.</summary>
    public static IReadOnlyList<PackMovement> All => s_all.Value;

    /// <summary>Replaces the settings tokens by the words of the commune and year.</summary>
    public static string Fill(string text, CommuneProfile profile, int year) => text
        .Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{Tinh}", ProperName(profile.Province), StringComparison.Ordinal)
        .Replace("{tinh}", profile.Province, StringComparison.Ordinal)
        .Replace("{huyen}", profile.District ?? profile.Province, StringComparison.Ordinal)
        .Replace("{thon}", profile.HamletWord, StringComparison.Ordinal)
        .Replace("{xa}", profile.FullName, StringComparison.Ordinal);

    // "tỉnh Thái Nguyên" → "Thái Nguyên", "thành phố Cần Thơ" → "Cần Thơ"
    private static string ProperName(string province) => string.Join(' ', province.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(w => char.IsLower(w[0])));

    private static IReadOnlyList<PackMovement> Read()
    {
        using var stream = typeof(MovementPack).Assembly.GetManifestResourceStream("templates/danh-muc/phong-trao.yaml")!;
        using var reader = new StreamReader(stream);
        return [.. new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<List<MovementText>>(reader.ReadToEnd())
            .Select(m => new PackMovement(m.Code, m.Name, Code.Parse<MovementKind>(m.Kind), Code.Parse<MovementLevel>(m.Level), m.Body, m.From, m.To, m.Parent, m.Aliases))];
    }

    private sealed class MovementText
    {
        public string Code { get; set; } = "";

        public string Name { get; set; } = "";

        public string Kind { get; set; } = "";

        public string Level { get; set; } = "";

        public string? Body { get; set; }

        public int? From { get; set; }

        public int? To { get; set; }

        public string? Parent { get; set; }

        public List<string> Aliases { get; set; } = [];
    }
}
