using System.Globalization;

namespace ThiDua.Shared;

/// <summary>Short words made from names, for records that data files and templates call by a word.</summary>
public static class CodeWord
{
    private const int Longest = 40;

    /// <summary>"cay-mau", or "cay-mau-2" when that is taken.</summary>
    /// <param name="name">Name to make it from.</param>
    /// <param name="taken">Words in use.</param>
    public static string From(string name, IReadOnlySet<string> taken)
    {
        var slug = VietnameseText.Slug(name);
        slug = slug.Length > Longest ? slug[..Longest].TrimEnd('-') : slug.Length == 0 ? "muc" : slug;
        var code = slug;
        for (var i = 2; taken.Contains(code); i++)
        {
            code = slug + "-" + i.ToString(CultureInfo.InvariantCulture);
        }

        return code;
    }
}
