using System.Text;

namespace ThiDua.Reports;

/// <summary>A piece of text with tokens.</summary>
public abstract record Piece
{
    /// <summary>Plain words.</summary>
    public sealed record Words(string Text) : Piece;

    /// <summary><c>[[code|aspect]]</c>.</summary>
    public sealed record Token(string Code, string Aspect) : Piece;

    /// <summary><c>{name}</c>.</summary>
    public sealed record Setting(string Name) : Piece;

    /// <summary><c>^[…]</c>.</summary>
    public sealed record Footnote(IReadOnlyList<Piece> Content) : Piece;

    /// <summary><c>**…**</c>.</summary>
    public sealed record Bold(IReadOnlyList<Piece> Content) : Piece;
}

/// <summary>
/// Reads text with tokens: <c>[[code]]</c>, <c>{setting}</c>, <c>^[footnote]</c>, <c>**bold**</c>. Anything not closed stays as written, so a half-typed
/// token is visible instead of swallowing the rest.
/// </summary>
public static class ProseParser
{
    /// <summary>Parses one paragraph. Linear in its length.</summary>
    public static IReadOnlyList<Piece> Parse(string text)
    {
        var at = 0;
        return Read(text, ref at, end: null, depth: 0, out _);
    }

    /// <summary>Codes of the tokens a text names, in order.</summary>
    public static IEnumerable<string> Codes(string text) => CodesOf(Parse(text));

    private static IEnumerable<string> CodesOf(IEnumerable<Piece> pieces) => pieces.SelectMany(piece => piece switch
    {
        Piece.Token token => [token.Code],
        Piece.Bold bold => CodesOf(bold.Content),
        Piece.Footnote note => CodesOf(note.Content),
        _ => Enumerable.Empty<string>(),
    });

    /// <summary>
    /// Splits a text into paragraphs: blank lines separate; a line starting with "- ", "+ ", "# " (number) or "a) " (letter) is an item of its own.
    /// </summary>
    public static IEnumerable<SourceParagraph> Paragraphs(string text)
    {
        var paragraph = new StringBuilder();
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            var kind = KindOf(line, out var mark);
            if (line.Length == 0 || kind != ParagraphKind.Body)
            {
                if (paragraph.Length > 0)
                {
                    yield return new(ParagraphKind.Body, paragraph.ToString());
                    paragraph.Clear();
                }

                if (line.Length > 0)
                {
                    yield return new(kind, line[mark..].Trim());
                }
            }
            else
            {
                paragraph.Append(paragraph.Length > 0 ? " " : "").Append(line);
            }
        }

        if (paragraph.Length > 0)
        {
            yield return new(ParagraphKind.Body, paragraph.ToString());
        }
    }

    /// <summary>The mark a paragraph of a kind is written with; <paramref name="number"/> counts letters.</summary>
    public static string MarkOf(ParagraphKind kind, int number) => kind switch
    {
        ParagraphKind.Item => "- ",
        ParagraphKind.SubItem => "+ ",
        ParagraphKind.Numbered => "# ",
        ParagraphKind.Lettered => VietnameseLetters.Of(number) + ") ",
        _ => "",
    };

    private static ParagraphKind KindOf(string line, out int mark)
    {
        mark = 2;
        if (line.Length > 3 && line[1] == ')' && line[2] == ' ' && VietnameseLetters.Contains(line[0]))
        {
            mark = 3;
            return ParagraphKind.Lettered;
        }

        return line is not [_, ' ', ..] ? ParagraphKind.Body : line[0] switch
        {
            '-' => ParagraphKind.Item,
            '+' => ParagraphKind.SubItem,
            '#' => ParagraphKind.Numbered,
            _ => ParagraphKind.Body,
        };
    }

    private static List<Piece> Read(string text, ref int at, string? end, int depth, out bool closed)
    {
        closed = false;
        bool noFootnote = depth > 0, noBold = end == "**"; // also once one was found open: nothing after it closes either
        var pieces = new List<Piece>();
        var words = at; // where the words not yet kept begin
        while (at < text.Length)
        {
            // Only these can begin or end anything.
            var mark = text.AsSpan(at).IndexOfAny("[]{^*");
            if (mark < 0)
            {
                at = text.Length;
                break;
            }

            at += mark;
            var rest = text.AsSpan(at);
            if (end is not null && rest.StartsWith(end, StringComparison.Ordinal))
            {
                Keep(pieces, text, words, at);
                closed = true;
                at += end.Length;
                return pieces;
            }

            if (rest.StartsWith("[[", StringComparison.Ordinal) && text.IndexOf("]]", at + 2, StringComparison.Ordinal) is > 0 and var close && close - at < 120)
            {
                Keep(pieces, text, words, at);
                var inner = text[(at + 2)..close];
                var bar = inner.IndexOf('|', StringComparison.Ordinal);
                pieces.Add(bar < 0 ? new Piece.Token(inner.Trim(), "") : new Piece.Token(inner[..bar].Trim(), inner[(bar + 1)..].Trim()));
                words = at = close + 2;
            }
            else if (rest[0] == '{' && text.IndexOf('}', at) is > 0 and var brace && brace - at is > 1 and < 40)
            {
                Keep(pieces, text, words, at);
                pieces.Add(new Piece.Setting(text[(at + 1)..brace]));
                words = at = brace + 1;
            }
            else if (!noFootnote && rest.StartsWith("^[", StringComparison.Ordinal))
            {
                noFootnote = !Enclosed(text, ref at, ref words, "]", depth + 1, pieces, content => new Piece.Footnote(content));
            }
            else if (!noBold && rest.StartsWith("**", StringComparison.Ordinal))
            {
                noBold = !Enclosed(text, ref at, ref words, "**", depth, pieces, content => new Piece.Bold(content));
            }
            else
            {
                at++;
            }
        }

        Keep(pieces, text, words, at);
        return pieces;
    }

    /// <summary>Reads what stands between an opening mark of two characters and its closing mark; without that the opening mark stays as written.</summary>
    private static bool Enclosed(string text, ref int at, ref int words, string close, int depth, List<Piece> pieces, Func<List<Piece>, Piece> make)
    {
        var inside = at + 2;
        var content = Read(text, ref inside, close, depth, out var complete);
        if (!complete)
        {
            at += 2;
            return false;
        }

        Keep(pieces, text, words, at);
        pieces.Add(make(content));
        words = at = inside;
        return true;
    }

    private static void Keep(List<Piece> pieces, string text, int from, int to)
    {
        if (to > from)
        {
            pieces.Add(new Piece.Words(from == 0 && to == text.Length ? text : text[from..to]));
        }
    }
}
