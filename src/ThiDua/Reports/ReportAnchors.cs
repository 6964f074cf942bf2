using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ThiDua.Reports;

/// <summary>Names of the bookmarks by which a Word file is read back, made from the ids of its sections alone: the same in every draft and on every machine.</summary>
public static class ReportAnchors
{
    /// <summary>The paragraphs before the first section.</summary>
    public const string Preamble = "_td_mo_dau";

    /// <summary>The closing line.</summary>
    public const string Closing = "_td_ket";

    /// <summary>Recipients and signature.</summary>
    public const string Signature = "_td_noi_nhan";

    private const string Prefix = "_td_"; // the underscore hides it from Word's list of bookmarks
    private const int LongestWord = 24;

    /// <summary>Anchor of a section.</summary>
    public static string Of(string sectionId) => Name(sectionId, sectionId);

    /// <summary>Second anchor of a section, at its first paragraph: it tells where the section begins when its heading was taken out.</summary>
    public static string OfBody(string sectionId) => Of(sectionId) + "_2";

    /// <summary>Anchor of an appendix, by the id of its layout.</summary>
    public static string OfAppendix(string layoutId) => Name(layoutId, "phụ lục " + layoutId);

    // readable for who looks into the file; the digits keep long and alike ids apart
    private static string Name(string readable, string unique)
    {
        var word = new string([.. readable.Take(LongestWord).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]);
        return $"{Prefix}{word}_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(unique)))[..8]}";
    }
}

/// <summary>What a Word file says it was printed from.</summary>
/// <param name="Report">Report.</param>
/// <param name="Draft">Last draft kept when it was printed; 0 before the first.</param>
/// <param name="Edition">Signed edition; 0 for a draft.</param>
/// <param name="Content">Hash of what was printed, see <see cref="ContentOf"/>.</param>
public sealed record PrintOrigin(Guid Report, int Draft, int Edition, string Content)
{
    private const string ReportProperty = "ThiDua-BaoCao";
    private const string DraftProperty = "ThiDua-BanNhap";
    private const string EditionProperty = "ThiDua-BanKy";
    private const string ContentProperty = "ThiDua-NoiDung";

    /// <summary>The origin of a model about to be printed.</summary>
    public static PrintOrigin Of(ReportModel model, Guid report, int draft, int edition = 0) => new(report, draft, edition, ContentOf(model));

    /// <summary>The origin as properties of the file.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToProperties() =>
    [
        new(ReportProperty, Report.ToString()),
        new(DraftProperty, Draft.ToString(CultureInfo.InvariantCulture)),
        new(EditionProperty, Edition.ToString(CultureInfo.InvariantCulture)),
        new(ContentProperty, Content),
    ];

    /// <summary>Reads the properties of a file; null when it says nothing, or nothing that can be read.</summary>
    public static PrintOrigin? From(IReadOnlyDictionary<string, string> properties)
    {
        int Number(string name) => int.TryParse(properties.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
        return Guid.TryParse(properties.GetValueOrDefault(ReportProperty), out var report)
            ? new(report, Number(DraftProperty), Number(EditionProperty), properties.GetValueOrDefault(ContentProperty) ?? "")
            : null;
    }

    /// <summary>
    /// SHA-256, hexadecimal, of the words the sections and appendices print. Head and signature are left out: number and day change without a word of the text.
    /// </summary>
    public static string ContentOf(ReportModel model)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var section in model.PrintedSections())
        {
            Add(section.Id);
            Add(section.Title);
            Blocks(section.Blocks);
        }

        foreach (var appendix in model.Appendices ?? [])
        {
            Add(appendix.Id);
            Blocks(appendix.Blocks);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Blocks(IReadOnlyList<Block> blocks)
        {
            foreach (var block in blocks)
            {
                Add(block.Mark);
                foreach (var span in ReportModel.SpansOf(block))
                {
                    hash.AppendData(Encoding.UTF8.GetBytes(span.Text));
                }
            }
        }

        void Add(string text)
        {
            hash.AppendData("\u001e"u8);
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }
    }
}
