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
        var words = new StringBuilder();
        void Flush()
        {
            if (words.Length > 0)
            {
                pieces.Add(new Piece.Words(words.ToString()));
                words.Clear();
            }
        }

        // The closing mark must stand outside what is inside; otherwise the opening one stays as written.
        bool Enclosed(ref int start, int mark, string close, int below, Func<List<Piece>, Piece> make)
        {
            var inside = start + mark;
            var content = Read(text, ref inside, close, below, out var complete);
            if (complete)
            {
                Flush();
                pieces.Add(make(content));
                start = inside;
            }
            else
            {
                words.Append(text, start, mark);
                start += mark;
            }

            return complete;
        }

        while (at < text.Length)
        {
            var rest = text.AsSpan(at);
            if (end is not null && rest.StartsWith(end, StringComparison.Ordinal))
            {
                closed = true;
                at += end.Length;
                break;
            }

            if (rest.StartsWith("[[", StringComparison.Ordinal) && text.IndexOf("]]", at + 2, StringComparison.Ordinal) is > 0 and var close && close - at < 120)
            {
                Flush();
                var inner = text[(at + 2)..close];
                var bar = inner.IndexOf('|', StringComparison.Ordinal);
                pieces.Add(bar < 0 ? new Piece.Token(inner.Trim(), "") : new Piece.Token(inner[..bar].Trim(), inner[(bar + 1)..].Trim()));
                at = close + 2;
            }
            else if (rest[0] == '{' && text.IndexOf('}', at) is > 0 and var brace && brace - at is > 1 and < 40)
            {
                Flush();
                pieces.Add(new Piece.Setting(text[(at + 1)..brace]));
                at = brace + 1;
            }
            else if (!noFootnote && rest.StartsWith("^[", StringComparison.Ordinal))
            {
                noFootnote = !Enclosed(ref at, 2, "]", depth + 1, content => new Piece.Footnote(content));
            }
            else if (!noBold && rest.StartsWith("**", StringComparison.Ordinal))
            {
                noBold = !Enclosed(ref at, 2, "**", depth, content => new Piece.Bold(content));
            }
            else
            {
                words.Append(rest[0]);
                at++;
            }
        }

        Flush();
        return pieces;
    }
}
