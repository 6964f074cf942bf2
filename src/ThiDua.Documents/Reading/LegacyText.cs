using System.Text;

namespace ThiDua.Documents.Reading;

/// <summary>The two encodings Vietnamese was written in before Unicode, which hide in the letters of Latin fonts: TCVN3 (.VnTime) and VNI.</summary>
public static class LegacyText
{
    private const string Tcvn3From = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00ADõö÷øùúûüýþ¡¢£¤¥¦§";
    private const string Tcvn3To = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ";

    private static readonly char[] Tcvn3 = MakeTcvn3();

    private static readonly Dictionary<(char, char), char> VniPairs = MakeVniPairs();

    private static readonly string[] CommonWords = ["và", "của", "xã", "đạt", "thực", "hiện", "công", "tác", "năm", "được", "các", "phát", "triển", "kế", "hoạch", "hộ", "đồng", "thưởng", "đua", "với"];

    /// <summary>Which old encoding a font stands for; null for fonts of today.</summary>
    public static string? EncodingOf(string? font) =>
        font is null ? null : font.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase) ? "TCVN3" : font.StartsWith("VNI-", StringComparison.OrdinalIgnoreCase) ? "VNI" : null;

    /// <summary>Converts a text when it is plainly in an old encoding; null when it is not.</summary>
    public static (string Text, string Font)? Convert(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sample = text.Length > 20_000 ? text[..20_000] : text;
        if (!sample.AsSpan().ContainsAnyInRange('\u00A1', '\u00FF') || sample.AsSpan().ContainsAnyInRange('\u1EA0', '\u1EF9'))
        {
            return null;
        }

        var now = Score(sample);
        var tcvn3 = Score(FromTcvn3(sample));
        var vni = Score(FromVni(sample, null));
        var best = Math.Max(tcvn3, vni);
        if (best < 4 || best <= now * 2)
        {
            return null;
        }

        return tcvn3 >= vni ? (FromTcvn3(text), "TCVN3 (ABC)") : (FromVni(text, null), "VNI");
    }

    /// <summary>Converts the text of one run whose font says how it is encoded.</summary>
    /// <param name="text">The letters as stored.</param>
    /// <param name="encoding">"TCVN3" or "VNI".</param>
    /// <param name="isCapital">True for a TCVN3 font with capitals only (.VnTimeH).</param>
    /// <param name="sources">For each letter of the result, the index it came from.</param>
    internal static string Convert(string text, string encoding, bool isCapital, List<int> sources)
    {
        if (encoding == "VNI")
        {
            return FromVni(text, sources);
        }

        sources.AddRange(Enumerable.Range(0, text.Length));
        var converted = FromTcvn3(text);
        return isCapital ? converted.ToUpperInvariant() : converted;
    }

    private static string FromTcvn3(string text) => string.Create(text.Length, text, (result, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            result[i] = source[i] < 256 ? Tcvn3[source[i]] : source[i];
        }
    });

    private static string FromVni(string text, List<int>? sources)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            sources?.Add(i);
            if (i + 1 < text.Length && VniPairs.TryGetValue((text[i], text[i + 1]), out var letter))
            {
                result.Append(letter);
                i++;
                continue;
            }

            result.Append(text[i] switch
            {
                'ñ' => 'đ',
                'Ñ' => 'Đ',
                'ô' => 'ơ',
                'Ô' => 'Ơ',
                'ö' => 'ư',
                'Ö' => 'Ư',
                'æ' => 'ỉ',
                'Æ' => 'Ỉ',
                'ó' => 'ĩ',
                'Ó' => 'Ĩ',
                'ò' => 'ị',
                'Ò' => 'Ị',
                'î' => 'ỵ',
                'Î' => 'Ỵ',
                var c => c,
            });
        }

        return result.ToString();
    }

    private static int Score(string text)
    {
        var score = 0;
        foreach (var range in text.AsSpan().SplitAny([' ', '\n', '\r', '\t', ',', '.', ';', ':']))
        {
            var word = text.AsSpan(range);
            foreach (var common in CommonWords)
            {
                score += word.Equals(common, StringComparison.OrdinalIgnoreCase) && !Ascii.IsValid(common) ? 1 : 0;
            }
        }

        return score;
    }

    private static char[] MakeTcvn3()
    {
        var table = new char[256];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = (char)i;
        }

        for (var i = 0; i < Tcvn3From.Length; i++)
        {
            table[Tcvn3From[i]] = Tcvn3To[i];
        }

        return table;
    }

    private static Dictionary<(char, char), char> MakeVniPairs()
    {
        var pairs = new Dictionary<(char, char), char>();
        Add('a', "ùøûõïêéèúüëâáàåãä", "áàảãạăắằẳẵặâấầẩẫậ");
        Add('e', "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ");
        Add('o', "ùøûõïâáàåãä", "óòỏõọôốồổỗộ");
        Add('ô', "ùøûõï", "ớờởỡợ");
        Add('u', "ùøûõï", "úùủũụ");
        Add('ö', "ùøûõï", "ứừửữự");
        Add('y', "ùøûõ", "ýỳỷỹ");
        return pairs;

        void Add(char letter, string marks, string results)
        {
            for (var i = 0; i < marks.Length; i++)
            {
                pairs[(letter, marks[i])] = results[i];
                pairs[(char.ToUpperInvariant(letter), char.ToUpperInvariant(marks[i]))] = char.ToUpperInvariant(results[i]);
                pairs[(char.ToUpperInvariant(letter), marks[i])] = char.ToUpperInvariant(results[i]);
            }
        }
    }
}
