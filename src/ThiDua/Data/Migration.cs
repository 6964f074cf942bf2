using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ThiDua.Data;

/// <summary>One numbered step of the schema.</summary>
public sealed partial class Migration
{
    private const string Prefix = "Migrations/";

    /// <summary>Takes a file named like <c>0001_indicators.sql</c>; ends of lines do not count for the hash.</summary>
    public Migration(string fileName, string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var match = FileNames().Match(fileName);
        if (!match.Success)
        {
            throw new MigrationException($"Tên tệp “{fileName}” không đúng mẫu 0001_ten.sql (bốn chữ số, gạch dưới, chữ thường).");
        }

        FileName = fileName;
        Number = int.Parse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        Sql = sql.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
    }

    /// <summary>Name with number, e.g. <c>0001_indicators.sql</c>.</summary>
    public string FileName { get; }

    /// <summary>Place in the order; the first is 0.</summary>
    public int Number { get; }

    /// <summary>The statements.</summary>
    public string Sql { get; }

    /// <summary>Hash of <see cref="Sql"/>, hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>The files <c>Data/Migrations/*.sql</c> inside <paramref name="assembly"/>, by number.</summary>
    public static IReadOnlyList<Migration> EmbeddedIn(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(Read).OrderBy(migration => migration.Number)];

        Migration Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            return new Migration(name[Prefix.Length..], reader.ReadToEnd());
        }
    }

    /// <inheritdoc/>
    public override string ToString() => FileName;

    [GeneratedRegex(@"^(?<number>[0-9]{4})_[a-z0-9_\-]+\.sql\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FileNames();
}
