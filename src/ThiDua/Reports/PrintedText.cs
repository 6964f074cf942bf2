using System.Text;
using System.Text.Json.Serialization;
using ThiDua.Documents.Reading;

namespace ThiDua.Reports;

/// <summary>A piece of the text people edit beside what it prints.</summary>
/// <param name="Raw">As written: words, <c>[[code|aspect]]</c>, <c>{setting}</c>, or one of the signs <c>**</c>, <c>^[</c>, <c>]</c>.</param>
/// <param name="Text">As printed; a footnote stands between the signs of <see cref="ReturnedLetter"/>, bold prints nothing of its own.</param>
/// <param name="Spans">What a token or setting prints, with its records; null for words and signs.</param>
public sealed record PrintedPart(string Raw, string Text, IReadOnlyList<Span>? Spans = null)
{
    /// <summary>
    /// Whether a returned Word file may not replace it: a token, and a setting that is a figure. A setting of words ("xóm", the name of the commune) is words to whoever edits in Word.
    /// </summary>
    [JsonIgnore]
    public bool IsProtected => Spans is not null && (Raw.StartsWith("[[", StringComparison.Ordinal) || Text.Any(char.IsAsciiDigit) || Spans.Any(s => s.Kind != SpanKind.Text));
}

/// <summary>A paragraph of a section beside what it prints; <paramref name="Table"/> is the token of a table that stands in its place.</summary>
public sealed record PrintedParagraph(ParagraphKind Kind, IReadOnlyList<PrintedPart> Parts, string? Table = null)
{
    /// <summary>The paragraph as written, without its mark.</summary>
    [JsonIgnore]
    public string Raw => Table ?? string.Concat(Parts.Select(p => p.Raw));

    /// <summary>The printed words, blanks made one as a returned file is read.</summary>
    [JsonIgnore]
    public string Text => PrintedText.Clean(string.Concat(Parts.Select(p => p.Text)));
}

/// <summary>The text of a section taken apart into what was written and what it prints.</summary>
public static class PrintedText
{
    /// <summary>What is not known prints as dots, see <see cref="ReportLayout"/>.</summary>
    public const string Unknown = "……";

    /// <summary>Takes a text of the editor apart with the figures of today.</summary>
    public static IReadOnlyList<PrintedParagraph> Of(ReportData data, string source)
    {
        var tokens = new TokenExpander(data);
        return [.. ProseParser.Paragraphs(source).Select(p => TableLayout.OfToken(p.Text) is not null
            ? new PrintedParagraph(p.Kind, [], p.Text)
            : new PrintedParagraph(p.Kind, [.. Parts(ProseParser.Parse(p.Text), tokens)]))];
    }

    /// <summary>Paragraphs as the text people edit.</summary>
    public static string ToSource(IEnumerable<PrintedParagraph> paragraphs) => TemplateSource.ToText(paragraphs.Select(p => new SourceParagraph(p.Kind, p.Raw)));

    /// <summary>Blanks made one, ends trimmed: how a returned file is read.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                clean.Append(c);
            }
            else if (clean.Length > 0 && clean[^1] != ' ')
            {
                clean.Append(' ');
            }
        }

        return clean.ToString().TrimEnd().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Words of a returned file as people read them: footnotes in brackets.</summary>
    public static string Readable(string text) => text.Replace(ReturnedLetter.NoteStart.ToString(), " (chú thích: ", StringComparison.Ordinal).Replace(ReturnedLetter.NoteEnd, ')');

    /// <summary>The paragraph with a typed figure replaced; null when it does not hold the quoted words, or the figure is not typed.</summary>
    public static PrintedParagraph? Replace(PrintedParagraph paragraph, string quote, Replacement replacement)
    {
        var at = string.Concat(paragraph.Parts.Select(p => p.Text)).IndexOf(quote, StringComparison.Ordinal);
        var offset = 0;
        for (var i = 0; at >= 0 && i < paragraph.Parts.Count; i++)
        {
            var part = paragraph.Parts[i];
            var from = at + replacement.Start - offset;
            if (part.Spans is null && from >= 0 && from + replacement.Written.Length <= part.Text.Length && string.CompareOrdinal(part.Text, from, replacement.Written, 0, replacement.Written.Length) == 0)
            {
                var text = string.Concat(part.Text.AsSpan(0, from), replacement.Right, part.Text.AsSpan(from + replacement.Written.Length));
                return paragraph with { Parts = [.. paragraph.Parts.Select((p, n) => n == i ? new PrintedPart(text, text) : p)] };
            }

            offset += part.Text.Length;
        }

        return null;
    }

    private static IEnumerable<PrintedPart> Parts(IReadOnlyList<Piece> pieces, TokenExpander tokens)
    {
        foreach (var piece in pieces)
        {
            switch (piece)
            {
                case Piece.Words words:
                    yield return new(words.Text, words.Text);
                    break;
                case Piece.Token token:
                    yield return Live(token.Aspect.Length == 0 ? $"[[{token.Code}]]" : $"[[{token.Code}|{token.Aspect}]]", tokens);
                    break;
                case Piece.Setting setting:
                    yield return Live("{" + setting.Name + "}", tokens);
                    break;
                case Piece.Bold bold:
                    foreach (var part in Parts(bold.Content, tokens).Prepend(new("**", "")).Append(new("**", "")))
                    {
                        yield return part;
                    }

                    break;
                case Piece.Footnote note:
                    foreach (var part in Parts(note.Content, tokens).Prepend(new("^[", ReturnedLetter.NoteStart.ToString())).Append(new("]", ReturnedLetter.NoteEnd.ToString())))
                    {
                        yield return part;
                    }

                    break;
            }
        }
    }

    private static PrintedPart Live(string raw, TokenExpander tokens)
    {
        var spans = tokens.Expand(raw).Select(s => s.Kind == SpanKind.Missing ? s with { Text = Unknown } : s).ToList();
        return new(raw, string.Concat(spans.Select(s => s.Text)), spans);
    }
}
