using System.Globalization;
using System.Text;

namespace ThiDua.Shared;

/// <summary>Vietnamese letters: normal form, folding for search, the key names sort by.</summary>
public static class VietnameseText
{
    /// <summary>NFC and trimmed, inner runs of blanks made one; empty becomes null. What every typed string goes through.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var builder = new StringBuilder(text.Length);
        var pendingBlank = false;
        foreach (var c in WithoutHalves(text))
        {
            if (c is '\n')
            {
                builder.Append(c);
                pendingBlank = false;
            }
            else if (char.IsWhiteSpace(c))
            {
                pendingBlank = builder.Length > 0 && builder[^1] != '\n';
            }
            else if (!char.IsControl(c))
            {
                if (pendingBlank)
                {
                    builder.Append(' ');
                    pendingBlank = false;
                }

                builder.Append(c);
            }
        }

        // Composed last: a control character may have stood between a letter and its mark.
        return builder.ToString().Normalize(NormalizationForm.FormC).Trim() is { Length: > 0 } clean ? clean : null;
    }

    /// <summary>Drops halves of surrogate pairs: they are no letters, and normalising throws on them.</summary>
    private static string WithoutHalves(string text)
    {
        var whole = true;
        for (var i = 0; whole && i < text.Length; i++)
        {
            whole = !char.IsSurrogate(text[i]) || (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i]));
        }

        if (whole)
        {
            return text;
        }

        var builder = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                builder.Append(text[i]).Append(text[++i]);
            }
            else if (!char.IsSurrogate(text[i]))
            {
                builder.Append(text[i]);
            }
        }

        return builder.ToString();
    }

    /// <summary>Lower case without diacritics, đ → d, so that "san luong che" finds "Sản lượng chè".</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var builder = new StringBuilder(text.Length);
        foreach (var c in WithoutHalves(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                builder.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
            }
        }

        return builder.ToString();
    }

    /// <summary>Whether <paramref name="needle"/> occurs in <paramref name="hay"/>, both folded.</summary>
    public static bool FoldedContains(string? hay, string? needle) =>
        string.IsNullOrWhiteSpace(needle) || Fold(hay).Contains(Fold(needle.Trim()), StringComparison.Ordinal);

    /// <summary>People are listed by given name: "Nguyễn Văn Đoàn" sorts as "Đoàn Nguyễn Văn".</summary>
    public static string GivenNameKey(string fullName)
    {
        var words = fullName.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? fullName : words[^1] + " " + string.Join(' ', words[..^1]);
    }

    /// <summary>First letter upper case, the rest untouched.</summary>
    public static string Capitalise(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>First letter lower case unless the word is an abbreviation ("UBND" stays).</summary>
    public static string LowerFirst(string text) =>
        text.Length == 0 || (text.Length > 1 && char.IsUpper(text[1])) ? text : char.ToLowerInvariant(text[0]) + text[1..];

    /// <summary>A code of letters, digits and hyphens made from a name: "Cây màu các loại" → "cay-mau-cac-loai".</summary>
    public static string Slug(string name)
    {
        var builder = new StringBuilder(name.Length);
        foreach (var c in Fold(name))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                builder.Append(c);
            }
            else if (builder.Length > 0 && builder[^1] != '-')
            {
                builder.Append('-');
            }
        }

        return builder.ToString().Trim('-');
    }
}
