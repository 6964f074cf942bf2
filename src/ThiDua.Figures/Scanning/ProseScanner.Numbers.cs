using System.Collections.Frozen;

namespace ThiDua.Figures;

/// <summary>Numbers, and what looks like a number and is none.</summary>
internal sealed partial class ProseScanner
{
    private static readonly FrozenSet<string> BeforeReference =
        Set("mục", "điểm", "khoản", "phần", "chương", "điều", "bảng", "biểu", "hình", "lục", "chí", "tiêu", "lúc", "hồi");

    private void ScanNumeric()
    {
        var start = at;
        var sign = text[at];
        var signed = !char.IsAsciiDigit(sign);
        var from = signed ? at + 1 : at;
        var end = from;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var next = end < text.Length ? text[end] : '\n';
        if (!signed && next is '/' or '-' or '.' && (TryDocumentNumber() || TryDate()))
        {
            return;
        }

        if (!(next is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])))
        {
            AddPlain(start, from, end, signed, negative: signed && sign != '+');
            return;
        }

        end = NumberEnd(end);
        var number = text.AsSpan(from, end - from);
        if (!signed && IsReference(number, end))
        {
            Add(ProseTokenKind.Reference, end);
            return;
        }

        var shape = NumberShape.Of(number);
        if (shape.Kind == NumberShapeKind.Broken && number.Count(',') > 1 && !number.Contains('.'))
        {
            AddList(from, end);
            return;
        }

        var marks = signed ? NumberMarks.Signed : NumberMarks.None;
        marks |= shape.Kind switch
        {
            NumberShapeKind.DecimalPoint => NumberMarks.DecimalPoint,
            NumberShapeKind.Swapped => NumberMarks.Swapped,
            NumberShapeKind.MisGrouped or NumberShapeKind.Broken => NumberMarks.MalformedGrouping,
            _ => shape.Grouped ? NumberMarks.Grouped : NumberMarks.None,
        };
        var value = shape.Kind == NumberShapeKind.Broken ? null : VietnameseNumber.FromDigits(shape.Whole, shape.Fraction, negative: signed && sign != '+');
        Add(new ProseToken(ProseTokenKind.Number, start, end - start, "")
        {
            Amount = value ?? 0m,
            HasAmount = value is not null,
            Decimals = (byte)Math.Min(shape.Fraction.Length, byte.MaxValue),
            Marks = marks,
        });
    }

    /// <summary>A whole number without separators, by far the most common.</summary>
    private void AddPlain(int start, int from, int end, bool signed, bool negative)
    {
        if (!signed && text[from] == '0' && end - from >= 9)
        {
            // a telephone number
            Add(ProseTokenKind.Reference, end);
            return;
        }

        decimal? value;
        if (end - from <= 15)
        {
            var whole = 0L;
            for (var i = from; i < end; i++)
            {
                whole = (whole * 10) + (text[i] - '0');
            }

            value = negative ? -whole : whole;
        }
        else
        {
            value = VietnameseNumber.FromDigits(text.AsSpan(from, end - from), "", negative);
        }

        if (!signed && IsPageNumber(from, end))
        {
            at = end;
            newLine = true;
            return;
        }

        Add(new ProseToken(ProseTokenKind.Number, start, end - start, "")
        {
            Amount = value ?? 0m,
            HasAmount = value is not null,
            Marks = signed ? NumberMarks.Signed : NumberMarks.None,
        });
    }

    /// <summary>A page number parts a sentence in text taken from a PDF: a short number alone on its line beside a form feed.</summary>
    private bool IsPageNumber(int from, int end)
    {
        if (!newLine || end - from > 3)
        {
            return false;
        }

        var before = from - 1;
        while (before >= 0 && from - before <= 120 && ProseCharacters.ClassOf(text[before]) is CharacterClass.Blank or CharacterClass.Break && text[before] != '\f')
        {
            before--;
        }

        var behind = end;
        while (behind < text.Length && behind - end <= 120 && ProseCharacters.ClassOf(text[behind]) is CharacterClass.Blank or CharacterClass.Break && text[behind] != '\f')
        {
            behind++;
        }

        var alone = behind >= text.Length || text[behind] == '\f' || text.AsSpan(end, behind - end).ContainsAny('\n', '\r');
        return alone && ((before >= 0 && text[before] == '\f') || (behind < text.Length && text[behind] == '\f'));
    }

    /// <summary>"tháng 1,2,3,4,5/2023" lists five months; a comma between digits more than once is never a decimal comma.</summary>
    private void AddList(int from, int end)
    {
        var part = from;
        while (part < end)
        {
            var stop = part;
            while (stop < end && text[stop] != ',')
            {
                stop++;
            }

            var value = VietnameseNumber.FromDigits(text.AsSpan(part, stop - part), "", negative: false);
            Add(new ProseToken(ProseTokenKind.Number, part, stop - part, "") { Amount = value ?? 0m, HasAmount = value is not null });
            if (stop < end)
            {
                Add(new ProseToken(ProseTokenKind.Punctuation, stop, 1, ","));
            }

            part = stop + 1;
        }

        at = end;
    }

    /// <summary>A sign belongs to the digits behind it when nothing before it makes a range or a compound of it.</summary>
    private bool IsSign()
    {
        if (text[at] is not ('-' or '+' or VietnameseNumber.Minus) || at + 1 >= text.Length || !char.IsAsciiDigit(text[at + 1]))
        {
            return false;
        }

        if (at > 0 && !char.IsWhiteSpace(text[at - 1]) && text[at - 1] is not ('(' or ':'))
        {
            return false;
        }

        return tokens.Count == 0 || Last.Kind is ProseTokenKind.Word or ProseTokenKind.Unit or ProseTokenKind.Punctuation;
    }

    private int NumberEnd(int start)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
        {
            end++;
        }

        return end;
    }

    private bool IsReference(ReadOnlySpan<char> number, int end)
    {
        if (number.Contains(','))
        {
            return false;
        }

        var points = number.Count('.');
        if (number[0] == '0' && number.Length - points >= 9)
        {
            return true;
        }

        if (points == 0 || !PartsAreShort(number))
        {
            return false;
        }

        if (points > 1)
        {
            return true;
        }

        var next = end < text.Length ? text[end] : '\n';
        var behind = SkipBlanks(end, 3);
        var figure = next is '/' or '%' || (behind < text.Length && text[behind] is '%' or '/') || UnitFollows(end);
        if (figure || (tokens.Count > 0 && Last.Kind == ProseTokenKind.Slash))
        {
            return false;
        }

        if (number.EndsWith(".0") || BeforeReference.Contains(WordBefore))
        {
            return true;
        }

        return lineStart && (next is '.' or ')' or ':' || (char.IsWhiteSpace(next) && behind < text.Length && char.IsUpper(text[behind])));
    }

    /// <summary>True when no part between points is longer than two digits, so that the points cannot part thousands.</summary>
    private static bool PartsAreShort(ReadOnlySpan<char> number)
    {
        var length = 0;
        foreach (var c in number)
        {
            length = c == '.' ? 0 : length + 1;
            if (length > 2)
            {
                return false;
            }
        }

        return true;
    }
}
