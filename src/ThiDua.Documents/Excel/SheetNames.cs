namespace ThiDua.Documents.Excel;

/// <summary>Names of sheets as Excel takes them.</summary>
internal static class SheetNames
{
    private const int Longest = 31;

    /// <summary>Without forbidden characters, short enough, and unlike every name in <paramref name="taken"/>.</summary>
    public static string Fit(string name, IReadOnlyList<string> taken)
    {
        var clean = string.Concat(name.Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(c) ? ' ' : c)).Trim(' ', '\'');
        clean = clean.Length == 0 ? "Trang" : Cut(clean, Longest);
        var fitting = clean;
        for (var number = 2; taken.Contains(fitting, StringComparer.OrdinalIgnoreCase); number++)
        {
            var ending = $" ({number.ToString(CultureInfo.InvariantCulture)})";
            fitting = Cut(clean, Longest - ending.Length) + ending;
        }

        return fitting;
    }

    /// <summary>A name inside a formula.</summary>
    public static string Quoted(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Cut(string name, int length) => name.Length <= length ? name : name[..length].TrimEnd();
}
