using ThiDua.Shared;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ThiDua.Regulations;

/// <summary>Level of an award, by the body that grants it.</summary>
public enum AwardLevel { State, Province, District, Commune, Other }

/// <summary>Kind of subject (tập thể, cá nhân, hộ gia đình).</summary>
public enum AwardSubject { Collective, Individual, Household }

/// <summary>A title (danh hiệu thi đua) or a form of commendation (hình thức khen thưởng) of the catalogue.</summary>
/// <param name="Code">Short word kept in award lines.</param>
/// <param name="Name">Name as printed.</param>
/// <param name="IsTitle">Title rather than form.</param>
/// <param name="Level">Level offered first; the granting body decides, so a line may say otherwise.</param>
/// <param name="Subjects">Who can receive it.</param>
/// <param name="Article">Where the law names it.</param>
public sealed record AwardTitle(string Code, string Name, bool IsTitle, AwardLevel Level, IReadOnlyList<AwardSubject> Subjects, string? Article);

/// <summary>The catalogue of titles and forms: templates/danh-muc/danh-hieu.yaml, read once. Law on Emulation and Commendation, titles and forms; the level is the usual one.</summary>
public static class AwardCatalogue
{
    private static readonly Lazy<IReadOnlyList<AwardTitle>> s_all = new(Read);
    private static readonly Lazy<Dictionary<string, AwardTitle>> s_byCode = new(() => s_all.Value.ToDictionary(t => t.Code, StringComparer.Ordinal));

    /// <summary>All of them, in the order lists show.</summary>
    public static IReadOnlyList<AwardTitle> All => s_all.Value;

    /// <summary>One of them; null when the code is not in the catalogue.</summary>
    public static AwardTitle? Find(string code) => s_byCode.Value.GetValueOrDefault(code);

    private static IReadOnlyList<AwardTitle> Read()
    {
        using var stream = typeof(AwardCatalogue).Assembly.GetManifestResourceStream("templates/danh-muc/danh-hieu.yaml")!;
        using var reader = new StreamReader(stream);
        var file = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<FileText>(reader.ReadToEnd());
        return [.. file.Titles.Select(t => (t, true)).Concat(file.Forms.Select(f => (f, false)))
            .Select(x => new AwardTitle(x.Item1.Code, x.Item1.Name, x.Item2, Code.Parse<AwardLevel>(x.Item1.Level), [.. x.Item1.Subjects.Select(Code.Parse<AwardSubject>)], x.Item1.Article))];
    }

    private sealed class FileText
    {
        public List<TitleText> Titles { get; set; } = [];

        public List<TitleText> Forms { get; set; } = [];
    }

    private sealed class TitleText
    {
        public string Code { get; set; } = "";

        public string Name { get; set; } = "";

        public string Level { get; set; } = "";

        public List<string> Subjects { get; set; } = [];

        public string? Article { get; set; }
    }
}
