using System.Text;
using System.Xml;

namespace ThiDua.Documents.Word;

/// <summary>Makes any text fit to be printed: without characters XML forbids (Word refuses the whole file for one of them), in NFC.</summary>
internal static class CleanText
{
    private const char ByteOrderMark = '\uFEFF';

    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        // Stripping comes first: Normalize throws on a lone surrogate.
        var legal = IsLegal(text) ? text : Strip(text);
        return legal.IsNormalized(NormalizationForm.FormC) ? legal : legal.Normalize(NormalizationForm.FormC);
    }

    private static bool IsLegal(string text)
    {
        foreach (var c in text)
        {
            if (c is '\r' or ByteOrderMark || !XmlConvert.IsXmlChar(c))
            {
                return false;
            }
        }

        return true;
    }

    private static string Strip(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], c))
            {
                kept.Append(c).Append(text[++i]);
            }
            else if (c == '\r')
            {
                if (i + 1 == text.Length || text[i + 1] != '\n')
                {
                    kept.Append('\n');
                }
            }
            else if (c != ByteOrderMark && XmlConvert.IsXmlChar(c))
            {
                kept.Append(c);
            }
        }

        return kept.ToString();
    }
}
