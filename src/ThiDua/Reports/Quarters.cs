using System.Globalization;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>One quarter of the year, or some in a row: plans join the third and the fourth.</summary>
public readonly record struct Quarters(int From, int To)
{
    private static readonly string[] s_roman = ["I", "II", "III", "IV"];

    /// <summary>All choices in the order of the year: I, I-II, … IV.</summary>
    public static IReadOnlyList<Quarters> All { get; } = [.. Enumerable.Range(1, 4).SelectMany(from => Enumerable.Range(from, 5 - from).Select(to => new Quarters(from, to)))];

    /// <summary>"Quý I", "Quý III, IV".</summary>
    public string Label => "Quý " + string.Join(", ", s_roman[(From - 1)..To]);

    /// <summary>The written form: <c>1</c>, <c>3-4</c>.</summary>
    public override string ToString() => From == To ? From.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{From}-{To}");

    /// <summary>Reads the written form.</summary>
    /// <exception cref="DomainException">It is none.</exception>
    public static Quarters Parse(string text) =>
        All.Where(q => q.ToString() == text.Trim()).Select(q => (Quarters?)q).FirstOrDefault() ?? throw new DomainException($"Quý “{text}” không đúng. Viết 1, 2, 3, 4 hoặc 3-4.", "Quarters");
}
